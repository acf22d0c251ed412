import type { Fen } from "../../platform/money.ts";

const digits = "零壹贰叁肆伍陆柒捌玖";
const places = ["", "拾", "佰", "仟"];
const groups = ["", "万", "亿"];

/** A sum as invoices write it so that nobody adds to it: 128050 is 壹仟贰佰捌拾元伍角整. For sums from nought to below a trillion fen. */
export function yuanInWords(fen: Fen): string {
  const [yuan, jiao, left] = [Math.floor(fen / 100), Math.floor(fen / 10) % 10, fen % 10];
  const whole = yuan > 0 ? `${wholeInWords(yuan)}元` : "";
  if (jiao === 0 && left === 0) return `${whole || "零元"}整`;
  const tens = jiao > 0 ? `${digits[jiao]}角` : whole ? "零" : "";
  return `${whole}${tens}${left > 0 ? `${digits[left]}分` : "整"}`;
}

function wholeInWords(number: number): string {
  const parts: string[] = [];
  for (let [rest, at] = [number, 0]; rest > 0; rest = Math.floor(rest / 10_000), at += 1) {
    const group = rest % 10_000;
    if (group === 0) {
      if (parts.length > 0 && !parts[0]?.startsWith("零")) parts.unshift("零");
      continue;
    }
    const more = rest >= 10_000 && group < 1_000 ? "零" : "";
    parts.unshift(`${more}${groupInWords(group)}${groups[at]}`);
  }
  return parts.join("").replace(/零+/g, "零");
}

function groupInWords(group: number): string {
  return [...String(group)]
    .map((digit, at, all) => (digit === "0" ? "零" : `${digits[Number(digit)]}${places[all.length - 1 - at]}`))
    .join("")
    .replace(/零+/g, "零")
    .replace(/零$/, "");
}

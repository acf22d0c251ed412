import { expect, test } from "vitest";
import { formatMoney } from "./money.tsx";
import { formatShowDays, formatShowTime } from "./show-time.tsx";

const timeZone = "Asia/Shanghai";
const year = new Date().getFullYear();
const at = new Date(`${year}-12-24T11:30:00Z`);

test("a showing is told in the venue's zone, in the reader's language", () => {
  expect(formatShowTime({ at, timeZone, locale: "zh" })).toMatch(/^12月24日 周. 19:30$/);
  expect(formatShowTime({ at, timeZone, locale: "en" })).toMatch(/^\w{3} 24 Dec 19:30$/);
});

test("the year is told when it is not this one, and once for two days of it", () => {
  const [first, last] = [new Date(`${year + 1}-01-09T11:30:00Z`), new Date(`${year + 1}-01-10T11:30:00Z`)];
  expect(formatShowDays({ first, last, timeZone, locale: "zh" })).toBe(`${year + 1}年1月9日 – 1月10日`);
  expect(formatShowDays({ first, last, timeZone, locale: "en" })).toBe(`9 Jan – 10 Jan ${year + 1}`);
});

test("two showings on one day are one day", () => {
  expect(formatShowDays({ first: at, last: new Date(at.getTime() + 60_000), timeZone, locale: "zh" })).toMatch(
    /^12月24日 周.$/,
  );
});

test("money has its thousands, and its fen only when there are any", () => {
  expect(formatMoney(128_000)).toBe("¥1,280");
  expect(formatMoney(128_050)).toBe("¥1,280.50");
  expect(formatMoney(-5)).toBe("-¥0.05");
});

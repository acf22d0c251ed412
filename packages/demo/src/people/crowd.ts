import { chanceOf, pick } from "../chance.ts";
import { demoId } from "../demo-id.ts";

/** Somebody whose name may stand on a ticket. */
export interface Person {
  id: string;
  name: string;
  document: string;
}

/** A buyer of the demo with the people he buys for, himself first. */
export interface Buyer {
  id: string;
  name: string;
  /** Of a range that no operator has been given, so that no message ever reaches a stranger. */
  phone?: string;
  family: Person[];
}

const families = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";
const given = (
  "子涵 雨桐 浩然 思远 欣怡 明轩 若曦 佳琪 一鸣 婉清 俊杰 书瑶 天佑 梦洁 嘉禾 晓峰 安然 靖雯 志远 诗涵 " +
  "文博 可欣 宇航 静怡 泽楷 丽华 建国 秀英 海涛 雪梅 家豪 慧敏 晨曦 立新 小满 春生 念慈 知夏 望舒 青禾"
).split(" ");
const crowdSize = 3_600;

/** Of the first 17 digits of a resident's number, for its check digit. */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Those who have bought before the demo begins: the same people each time. */
export const crowd: Buyer[] = Array.from({ length: crowdSize }, (_, at) => {
  const chance = chanceOf(`crowd ${at}`);
  const size = pick(chance, [1, 2, 3, 4], [25, 45, 20, 10]);
  const family = Array.from({ length: size }, (_, member) => person(`crowd/${at}/${member}`, at * 4 + member, chance));
  return {
    id: demoId(`account/crowd/${at}`),
    name: family[0]?.name ?? "",
    phone: `154${String(at).padStart(8, "0")}`,
    family,
  };
});

/** The demo's own buyer, whose account the logins name, and his friends. */
export const visitor: Buyer = {
  id: demoId("account/buyer"),
  name: "林观众",
  family: ["林观众", "苏小晚", "林念慈"].map((name, at) => ({
    ...person(`buyer/${at}`, crowdSize * 4 + at, chanceOf(`buyer ${at}`)),
    name,
  })),
};

function person(key: string, at: number, chance: () => number): Person {
  const name = pick(chance, Array.from(families)) + pick(chance, given);
  return { id: demoId(`attendee/${key}`), name, document: document(at, chance) };
}

/** A resident's number with a sound check digit of a province (99) that does not exist: it can be nobody's. */
function document(at: number, chance: () => number): string {
  const two = (from: number, to: number) => String(from + Math.floor(chance() * (to - from + 1))).padStart(2, "0");
  const region = 990_001 + Math.floor(at / 1_000);
  const body = `${region}19${two(60, 99)}${two(1, 12)}${two(1, 28)}${String(at % 1_000).padStart(3, "0")}`;
  const sum = weights.reduce((total, weight, place) => total + weight * Number(body[place]), 0);
  return body + "10X98765432".charAt(sum % 11);
}

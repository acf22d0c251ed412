import { expect, test } from "vitest";
import { zh } from "../messages/zh.ts";
import { spanText, waitText } from "./wait-text.ts";

const say = (from: number, to: number) => waitText({ from, to }, zh.waiting.time);

test("a wait is told no more exactly than it is known, its short end down and its long end up", () => {
  expect(say(5, 40)).toBe("不到 1 分钟");
  expect(say(50, 100)).toBe("1–2 分钟");
  expect(say(481, 719)).toBe("8–12 分钟");
  expect(say(1_900, 2_520)).toBe("30–45 分钟");
  expect(say(6_000, 9_500)).toBe("1.5–3 小时");
  expect(say(7_200, 7_200)).toBe("约 2 小时");
  expect(say(40_000, 50_000)).toBe("12 小时以上");
});

test("a span the platform has set is told exactly", () => {
  expect(spanText(300, zh.waiting.time)).toBe("5 分钟");
  expect(spanText(90, zh.waiting.time)).toBe("90 秒");
});

import { describe, expect, test } from "vitest";
import { en } from "../messages/en.ts";
import { zh } from "../messages/zh.ts";
import type { Waiting } from "../reading/answers.ts";
import { sayChange, sayPlace, tabName } from "./say-place.ts";
import { placeOf } from "./testing/place-of.ts";

const say = (place: Waiting | null, opening: string | null = null) => sayPlace(place, zh.waiting, opening);

describe("what the page says", () => {
  test("of a place in the line: how many are ahead, how long it takes, its number", () => {
    const said = say(placeOf({ number: 1_520, ahead: 1_234, waiting: 3_000, waitSeconds: { from: 480, to: 700 } }));
    expect(said).toMatchObject({ stage: "waiting", title: "您前面还有", ahead: 1_234, expect: "8–12 分钟" });
    expect(said.notes).toEqual(["您的号码 1,520", "现在有 3,000 人在排队"]);
  });

  test("of the next one: no number of people, that he is next", () => {
    expect(say(placeOf({ number: 7, ahead: 0, waitSeconds: { from: 0, to: 4 } }))).toMatchObject({
      title: "下一位就是您",
      ahead: 0,
      expect: "不到 1 分钟",
    });
  });

  test("of a line nobody can measure: that it is being estimated, and no made-up figure", () => {
    expect(say(placeOf({ number: 7, ahead: 3 })).expect).toBe("正在估算");
  });

  test("of a paused line: that nobody overtakes, and no time", () => {
    const said = say(placeOf({ number: 90, ahead: 40, paused: true, waitSeconds: { from: 60, to: 90 } }));
    expect(said).toMatchObject({ stage: "paused", title: "放行暂停中", ahead: 40, expect: null });
    expect(said.text).toContain("没有人会超过您");
  });

  test("of the pre-queue: how the places are drawn", () => {
    const said = say(placeOf({ phase: "prequeue", waiting: 812, opensInMs: 60_000 }));
    expect(said).toMatchObject({ stage: "prequeue", title: "您已在预排队中", ahead: null });
    expect(said.text).toContain("随机");
    expect(said.notes).toContain("现在有 812 人在排队");
  });

  test("between the draw and the number, and between the turn and the token: that it comes", () => {
    expect(say(placeOf({ number: null }))).toMatchObject({ stage: "drawing", title: "正在排定顺序" });
    expect(say(placeOf({ number: 5, ahead: -1 }))).toMatchObject({ stage: "turn", title: "到您了" });
    expect(say(placeOf({ phase: "admitted", token: null }))).toMatchObject({ stage: "turn" });
  });

  test("before, inside, too late, without a queue, and without an answer", () => {
    expect(say(placeOf({ phase: "before" }), "11月27日 周五 20:00 开放预排队")).toMatchObject({
      stage: "before",
      text: "11月27日 周五 20:00 开放预排队",
    });
    expect(say(placeOf({ phase: "admitted", token: "t" })).title).toBe("到您了，请进场");
    expect(say(placeOf({ phase: "missed", admitSeconds: 300 })).text).toContain("轮到后 5 分钟内");
    expect(say(placeOf({ phase: "none" })).title).toBe("不用排队");
    expect(say(null)).toMatchObject({ stage: "away", title: "暂时看不到队伍" });
  });

  test("in English as well, one person being one person", () => {
    const said = sayPlace(
      placeOf({ number: 2, ahead: 1, waiting: 1, waitSeconds: { from: 100, to: 110 } }),
      en.waiting,
      null,
    );
    expect(said).toMatchObject({ title: "Ahead of you", expect: "1–2 minutes" });
    expect(said.notes).toEqual(["Your number 2", "1 person is in the queue now"]);
  });
});

describe("what a screen reader hears", () => {
  const at = (ahead: number) => placeOf({ number: 2_000, ahead, waitSeconds: { from: ahead, to: ahead * 1.2 } });
  const heard = (from: Waiting | null, to: Waiting | null) => sayChange(from, to, zh.waiting);

  test("nothing while the line moves on by a few", () => {
    expect(heard(at(740), at(736))).toBeNull();
  });

  test("the line when it has come down to a round number", () => {
    expect(heard(at(502), at(498))).toBe("您前面还有 498 人。 预计还要8–10 分钟。");
    expect(heard(at(1), at(0))).toContain("下一位就是您");
  });

  test("nothing when more come ahead, as after another estimate", () => {
    expect(heard(at(498), at(503))).toBeNull();
  });

  test("another stage at once, with what it means", () => {
    expect(heard(at(3), placeOf({ phase: "admitted", token: "t" }))).toContain("到您了，请进场");
    expect(heard(at(3), { ...at(3), paused: true })).toContain("放行暂停中");
    expect(heard(at(3), null)).toContain("暂时看不到队伍");
  });
});

test("the tab is named by what one looks for from another tab", () => {
  expect(tabName(placeOf({ number: 9, ahead: 4 }), zh.waiting)).toBe("前面 4 人 · 排队购票");
  expect(tabName(placeOf({ phase: "admitted", token: "t" }), zh.waiting)).toBe("到您了！");
  expect(tabName(null, zh.waiting)).toBe("排队购票");
});

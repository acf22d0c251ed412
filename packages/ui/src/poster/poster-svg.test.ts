import { expect, test } from "vitest";
import { contrast } from "./colour.ts";
import { motifNames } from "./motif.ts";
import { posterGround, posterSvg } from "./poster-svg.ts";
import { titleParts } from "./title.ts";

const spec = { seed: 7, motif: "moon", palette: ["#14213d", "#fca311", "#e5e5e5"] };

test("the same show has the same poster, another seed another one", () => {
  expect(posterSvg(spec, { title: "月" })).toBe(posterSvg(spec, { title: "月" }));
  expect(posterSvg({ ...spec, seed: 8 })).not.toBe(posterSvg(spec));
});

test("every motif draws, whatever the palette, and an unknown one too", () => {
  for (const motif of [...motifNames, "unheard of"])
    expect(posterSvg({ seed: 3, motif, palette: [] }, { title: "一场演出" })).not.toMatch(/undefined|NaN/);
});

test("nothing written into a title or palette becomes markup", () => {
  const svg = posterSvg(
    { ...spec, palette: ['"/><script>', "red", "#fff"] },
    { title: "<script>&'\"", titleEn: "<b>" },
  );
  expect(svg).not.toMatch(/<script|<b>/);
});

test("type laid on a poster's ground can be read", () => {
  for (const ground of ["#14213d", "#fafaf9", "#05668d", "#e0fbfc", "#7f7f7f"]) {
    const { ink, accent } = posterGround({ ...spec, palette: [ground, "#fca311", "#808080"] });
    expect(contrast(ground, ink)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(ground, accent)).toBeGreaterThanOrEqual(4.5);
  }
});

test("a show's name is set apart from its kind and its town", () => {
  expect(titleParts("话剧《茶馆》")).toEqual({ name: "茶馆", rest: "话剧" });
  expect(titleParts("夜行列车 2026 巡演 · 上海站")).toEqual({ name: "夜行列车", rest: "2026 巡演 · 上海站" });
  expect(titleParts("阁楼弹唱会（小场）")).toEqual({ name: "阁楼弹唱会", rest: "小场" });
});

import { expect, it } from "vitest";
import { highlight } from "./highlight.ts";
import { nearestForm } from "./nearest-form.ts";
import { termsOf } from "./terms.ts";

const marked = (text: string, query: string) =>
  highlight(text, termsOf(query))
    .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    .join("");

it.each([
  ["周杰伦 Jay 演唱会", "jay 演唱", "周杰伦 [Jay] [演唱]会"],
  ["周杰伦 Jay 演唱会", "ZJL", "[周杰伦] Jay 演唱会"],
  ["周杰伦演唱会", "zhoujiel", "[周杰伦]演唱会"],
  ["周杰伦演唱会", "周杰仑", "[周杰]伦演唱会"],
  ["夜行列车", "yexing", "[夜行]列车"],
  ["女巫 𠮷田", "nv", "[女]巫 𠮷田"],
  ["The Hen", "he", "The [He]n"],
  ["2026 巡演", "2026年", "[2026] 巡演"],
  ["<b>茶馆</b>", "茶馆", "<b>[茶馆]</b>"],
  ["茶馆", "天鹅", "茶馆"],
  ["茶馆", "", "茶馆"],
])("in %s the query %s marks %s", (text, query, expected) => {
  expect(marked(text, query)).toBe(expected);
});

it.each([
  ["chagun", "话剧《茶馆》", "chaguan"],
  ["teahuse", "Teahouse", "teahouse"],
  ["xyz", "茶馆", undefined],
  ["shanghai", "北京", undefined],
])("%s in %s was meant to be %s", (term, text, expected) => {
  expect(nearestForm(term, text)).toBe(expected);
});

import { expect, it } from "vitest";
import { preferred } from "./locale-of.ts";

it.each([
  [null, "zh"],
  ["en-GB,en;q=0.9", "en"],
  ["zh-TW,en;q=0.8", "zh"],
  ["fr-FR, en;q=0.5, zh;q=0.9", "zh"],
  ["fr, en-US;q=0.3", "en"],
  ["de", "zh"],
  ["en;q=0, zh", "zh"],
  ["*", "zh"],
])("a browser that says %j reads %s", (header, language) => {
  expect(preferred(header)).toBe(language);
});

import { describe, expect, it } from "vitest";
import { isTaxNumber } from "./tax-number.ts";

const characters = "0123456789ABCDEFGHJKLMNPQRTUWXY";

describe("a company's tax number", () => {
  it.each(["91350100M000100Y43", "91110000600037341L", "914403001922038216"])("%s is one", (text) => {
    expect(isTaxNumber(text)).toBe(true);
  });

  it("with another character anywhere is none: every single mistake is found", () => {
    const right = "91350100M000100Y43";
    for (let at = 0; at < right.length; at += 1)
      for (const other of characters)
        if (other !== right[at]) expect(isTaxNumber(right.slice(0, at) + other + right.slice(at + 1))).toBe(false);
  });

  it.each([
    "",
    "91350100m000100y43",
    "91350100M000100Y4",
    "91350100M000100Y430",
    "9135010OM000100Y43",
    "１1350100M000100Y43",
  ])("%j is none", (text) => {
    expect(isTaxNumber(text)).toBe(false);
  });
});

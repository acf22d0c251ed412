import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { mutants } from "./mutants.ts";

const root = join(import.meta.dirname, "../../..");
const edits = mutants.flatMap(({ name, edits }) => edits.map((edit) => ({ name, ...edit })));

it.each(edits)("$name still finds its text in $file, once", ({ file, from }) => {
  expect(readFileSync(join(root, file), "utf8").split(from)).toHaveLength(2);
});

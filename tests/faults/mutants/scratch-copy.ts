import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Edit } from "./mutant.ts";

/** What the platform of a drill is run from. */
const wanted = ["apps/gateway", "apps/worker", "packages", "local", "infra", "tests/faults", "tests/node_modules"];
const files = ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", "tsconfig.base.json", "tests/package.json"];
const left = new Set([".kaimu", ".next", ".git", "test-results"]);

/**
 * Copies the repo at `root` as it stands to `scratch`, which is emptied first. Packages point at each other inside the copy; what they have
 * from elsewhere is the repo's own, by a link.
 */
export function makeScratchCopy(root: string, scratch: string): void {
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(join(scratch, "tests"), { recursive: true });
  for (const dir of wanted)
    cpSync(join(root, dir), join(scratch, dir), {
      ...{ recursive: true, verbatimSymlinks: true },
      filter: (path) => !left.has(basename(path)),
    });
  for (const file of files) cpSync(join(root, file), join(scratch, file));
  symlinkSync(join(root, "node_modules"), join(scratch, "node_modules"));
}

/** Makes the edits in the copy. Throws, naming the file, when one of them does not find its place exactly once. */
export function applyEdits(scratch: string, edits: Edit[]): void {
  for (const { file, from, to } of edits) {
    const text = existsSync(join(scratch, file)) ? readFileSync(join(scratch, file), "utf8") : "";
    const found = text.split(from).length - 1;
    if (found !== 1) throw new Error(`no longer applies: ${file} has ${found} times: ${from.trim().split("\n")[0]}`);
    writeFileSync(
      join(scratch, file),
      text.replace(from, () => to),
    );
  }
}

/** Puts the edited files back as they are in the repo. */
export function undoEdits(root: string, scratch: string, edits: Edit[]): void {
  for (const { file } of edits) {
    mkdirSync(dirname(join(scratch, file)), { recursive: true });
    cpSync(join(root, file), join(scratch, file));
  }
}

import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it, vi } from "vitest";

// The tool reads the whole repo; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000 });

const root = join(import.meta.dirname, "..");

/** Runs the boundary tool in `dir` and returns the names of the rules that are broken there. */
async function brokenRules(dir: string): Promise<string[]> {
  const args = ["--config", join(root, "checks/boundaries.cjs"), "--output-type", "json", "apps", "packages", "local"];
  const run = promisify(execFile)(join(root, "node_modules/.bin/depcruise"), args, { cwd: dir, maxBuffer: 50_000_000 });
  const { stdout } = await run.catch((failed: { stdout: string }) => failed);
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: { rule: { name: string } }[]; totalCruised: number };
  };
  expect(summary.totalCruised).toBeGreaterThan(1);
  return [...new Set(summary.violations.map((violation) => violation.rule.name))].sort();
}

/** A small tree of its own with the given files, linked as pnpm links the workspace. */
async function inTree(files: Record<string, string>, look: (dir: string) => Promise<void>): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), "kaimu-boundaries-"));
  try {
    const all = {
      "packages/db/src/index.ts": "export const db = 1;",
      "packages/api/src/index.ts": "export const api = 1;",
      "local/main.ts": "export {};",
      "apps/web/page.ts": "export {};",
      ...files,
    };
    for (const [file, text] of Object.entries(all)) {
      mkdirSync(dirname(join(dir, file)), { recursive: true });
      writeFileSync(join(dir, file), text);
    }
    mkdirSync(join(dir, "node_modules/@kaimu"), { recursive: true });
    for (const name of ["db", "api"]) {
      writeFileSync(
        join(dir, `packages/${name}/package.json`),
        JSON.stringify({ name: `@kaimu/${name}`, type: "module", exports: { ".": "./src/index.ts" } }),
      );
      symlinkSync(join(dir, `packages/${name}`), join(dir, `node_modules/@kaimu/${name}`));
    }
    await look(dir);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

describe("import boundaries", () => {
  it("hold everywhere in the repo", async () => {
    expect(await brokenRules(root)).toEqual([]);
  });

  it.each([
    ["db-knows-nobody", "packages/db/src/planted.ts", 'import { api } from "@kaimu/api"; export const x = api;'],
    ["apps-do-not-open-the-database", "apps/web/planted.ts", 'import { db } from "@kaimu/db"; export const x = db;'],
    ["the-product-does-not-know-the-sandboxes", "apps/web/planted.ts", 'import "../../local/main.ts";'],
    ["ui-knows-nobody", "packages/ui/src/planted.ts", 'import { api } from "@kaimu/api"; export const x = api;'],
    [
      "rooms-use-front-doors",
      "packages/api/src/ordering/planted.ts",
      'import { x } from "../payment/refund.ts"; export const y = x;',
    ],
  ])("%s is seen to fail on a planted breach", async (rule, file, text) => {
    await inTree({ "packages/api/src/payment/refund.ts": "export const x = 1;", [file]: text }, async (dir) => {
      expect(await brokenRules(dir)).toContain(rule);
    });
  });

  it("a circle is seen", async () => {
    await inTree({ "apps/web/a.ts": 'import "./b.ts";', "apps/web/b.ts": 'import "./a.ts";' }, async (dir) => {
      expect(await brokenRules(dir)).toContain("no-circle");
    });
  });
});

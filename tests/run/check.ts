import { type Counts, runStep } from "./steps.ts";
import { runVitest } from "./vitest.ts";

const packages = [
  "packages/db",
  "packages/api",
  "packages/seatmap",
  "packages/ui",
  "packages/site",
  "packages/demo",
  "apps/gateway",
  "apps/worker",
  "local",
  "bench",
  "tests",
  "tests/seat-map",
  "checks",
];

/** Everything a developer wants to know before a commit: types, lint, boundaries, unused code, unit and integration tests. */
export async function runCheck(): Promise<{ well: boolean; counts: Counts }> {
  const generated = await runStep({
    name: "Prisma client",
    command: "pnpm",
    args: ["--filter", "@kaimu/db", "run", "generate"],
  });
  if (!generated) return { well: false, counts: { passed: 0, failed: 1, skipped: 0 } };
  // As many lanes as small machines have processors.
  const [types, still] = await Promise.all([
    inTurn(packages.map((dir) => ({ name: `types: ${dir}`, command: "tsc", args: ["-p", dir] }))),
    inTurn([
      { name: "lint and format", command: "biome", args: ["check", "--error-on-warnings", "."] },
      { name: "unused code", command: "knip", args: [] },
      ...["web", "admin", "ops"].map((app) => ({
        name: `types: apps/${app}`,
        command: "pnpm",
        args: ["--filter", `@kaimu/${app}`, "run", "types"],
      })),
    ]),
  ]);
  const tests = await runVitest("domain");
  return { well: types && still && tests.well, counts: tests.counts };
}

async function inTurn(steps: Parameters<typeof runStep>[0][]): Promise<boolean> {
  let well = true;
  for (const step of steps) well = (await runStep(step)) && well;
  return well;
}

import { defineConfig } from "vitest/config";

const common = { pool: "forks" as const, maxWorkers: 2, testTimeout: 20_000, hookTimeout: 60_000 };

/** Tests that take a store away, have a cluster of their own, or let a process die at each of its points: they wait for what takes its time. */
const outages = ["packages/api/src/**/{breakers,*cluster*}.test.ts", "tests/faults/crash/*.test.ts"];

/**
 * `domain`: everything beside its code, against real stores, for every commit. `outages`: the same where stores fall away or processes die. `inngest`: the
 * stand-in's suite, which kills processes and takes longer.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...common,
          name: "domain",
          // A worker reads the product once, not once a file: what tests share they tell apart by ids of their own.
          isolate: false,
          include: ["{packages,apps,checks,local}/**/*.test.ts", "tests/{faults,jobs}/**/*.test.ts"],
          exclude: ["**/node_modules/**", "**/.next/**", "local/inngest/**", ...outages],
          globalSetup: ["tests/setup/stores.ts"],
        },
      },
      { test: { ...common, name: "outages", include: outages, globalSetup: ["tests/setup/stores.ts"] } },
      { test: { ...common, name: "inngest", include: ["local/inngest/**/*.test.ts"] } },
    ],
  },
});

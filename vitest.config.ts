import { defineConfig } from "vitest/config";

const common = { pool: "forks" as const, maxWorkers: 2, testTimeout: 20_000, hookTimeout: 60_000 };

/** Tests that take a store away, or have a cluster of their own: they wait for what takes its time. */
const outages = "packages/api/src/**/{breakers,*cluster*}.test.ts";

/**
 * `domain`: everything beside its code, against real stores, for every commit. `outages`: the same where stores fall away. `inngest`: the
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
          include: ["{packages,apps,checks,local}/**/*.test.ts", "tests/faults/**/*.test.ts"],
          exclude: ["**/node_modules/**", "**/.next/**", "local/inngest/**", outages],
          globalSetup: ["tests/setup/stores.ts"],
        },
      },
      { test: { ...common, name: "outages", include: [outages], globalSetup: ["tests/setup/stores.ts"] } },
      { test: { ...common, name: "inngest", include: ["local/inngest/**/*.test.ts"] } },
    ],
  },
});

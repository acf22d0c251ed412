import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { startPlatform } from "../../local/start/platform.ts";
import { offerClusters } from "./clusters.ts";

const dirs = join(import.meta.dirname, "../../.kaimu/tests");

/**
 * Before the tests: a MariaDB, a Redis, a Typesense, a payment sandbox, an invoicing sandbox and a mailbox of their own, empty and migrated. Their addresses
 * go into the environment of all test files, with TEST_ON_CLUSTER=1 those of a Redis Cluster for all of them; and so does the place where a file gets a Redis Cluster of its own. Tests run in parallel on the same stores, each on data of its own; several runs may go on side by side.
 */
export default async function setup(): Promise<() => Promise<void>> {
  mkdirSync(dirs, { recursive: true });
  removeDead();
  const dir = join(dirs, String(process.pid));
  const platform = await startPlatform({
    dir,
    ports: "free",
    only: ["mariadb", "redis", "typesense", "payment", "invoicing", "mailbox"],
    demo: false,
    cluster: process.env.TEST_ON_CLUSTER === "1",
  });
  const clusters = await offerClusters(join(dir, "clusters"));
  Object.assign(process.env, platform.env, { LOG_LEVEL: "silent", TEST_CLUSTERS: clusters.at });
  return async () => {
    await Promise.all([platform.stop(), clusters.stop()]);
    rmSync(dir, { recursive: true, force: true });
  };
}

/** Folders of runs that were killed before they could tidy up. */
function removeDead(): void {
  for (const pid of readdirSync(dirs, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  )) {
    try {
      process.kill(Number(pid), 0);
    } catch {
      rmSync(join(dirs, pid), { recursive: true, force: true });
    }
  }
}

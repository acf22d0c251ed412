import { join } from "node:path";
import { startPlatform } from "../../local/start/platform.ts";

/**
 * Before the tests: a MariaDB, a Redis, a payment sandbox and a mailbox of their own, empty and migrated. Their addresses go into the
 * environment of all test files. Tests run in parallel on the same stores, each on data of its own.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const platform = await startPlatform({
    dir: join(import.meta.dirname, "../../.kaimu/test"),
    ports: "free",
    only: ["mariadb", "redis", "payment", "mailbox"],
    demo: false,
    reset: true,
  });
  Object.assign(process.env, platform.env, { LOG_LEVEL: "silent" });
  return () => platform.stop();
}

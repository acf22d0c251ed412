import { join } from "node:path";
import { startPlatform } from "../../local/start/platform.ts";
import { ensureChromium } from "./chromium.ts";

/** Starts the whole platform with the demo season, beside whatever else runs; its addresses go into the tests' environment. */
export default async function setup(): Promise<() => Promise<void>> {
  await ensureChromium();
  const platform = await startPlatform({
    dir: join(import.meta.dirname, "../../.kaimu/e2e"),
    ports: "free",
    reset: true,
  });
  Object.assign(process.env, platform.env);
  return () => platform.stop();
}

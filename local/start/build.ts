/** `next build` of the apps, only when their sources have changed. Builds are shared by all platforms of this checkout. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Crew } from "./crew.ts";
import type { Environment } from "./environment.ts";
import { fingerprint } from "./fingerprint.ts";
import { type Places, root } from "./places.ts";
import { take } from "./taken-by.ts";

export type NextApp = "web" | "admin" | "ops";

/**
 * Builds one app. The build gets none of the platform's environment: addresses and keys are read when it runs, so that
 * one build serves every platform.
 */
export async function buildApp(
  app: NextApp,
  o: { crew: Crew; places: Places; node: string; base: Environment },
): Promise<void> {
  const dir = join(root, "apps", app);
  // Inside .next: whoever removes the build removes this as well.
  const stamp = join(dir, ".next", "kaimu-build");
  const shared = [...packagesOf(dir), "pnpm-lock.yaml", "tsconfig.base.json"];
  const wanted = fingerprint([dir, ...shared.map((name) => join(root, name))]);
  const built = () => existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;
  if (built()) return;
  const giveBack = await takeTurn(join(root, ".kaimu", "run", `build-${app}.json`));
  try {
    if (built()) return;
    await o.crew.run(`build ${app}`, {
      command: o.node,
      args: [join(dir, "node_modules/next/dist/bin/next"), "build"],
      cwd: dir,
      env: { ...o.base, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      logFile: o.places.log(`build-${app}`),
    });
    writeFileSync(stamp, wanted);
  } finally {
    giveBack();
  }
}

/** Two starts at once must not build the same app into the same folder. */
async function takeTurn(file: string): Promise<() => void> {
  for (;;) {
    const taken = take(file);
    if (typeof taken === "function") return taken;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** The folders of the workspace packages that this one stands on, also through others. */
function packagesOf(dir: string, found = new Set<string>()): Set<string> {
  const { dependencies = {} } = JSON.parse(readFileSync(join(dir, "package.json"), "utf8")) as {
    dependencies?: Record<string, string>;
  };
  for (const [name, version] of Object.entries(dependencies)) {
    const folder = join("packages", name.replace("@kaimu/", ""));
    if (!version.startsWith("workspace:") || found.has(folder)) continue;
    found.add(folder);
    packagesOf(join(root, folder), found);
  }
  return found;
}

/** What must be there before what: the order of a start, as tight as it can be. */
import { existsSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { startMariadb } from "../servers/mariadb.ts";
import { type Audience, startNginx } from "../servers/nginx.ts";
import { startTypesense } from "../servers/typesense.ts";
import { typesenseBinary, typesenseBinaryIn } from "../servers/typesense-binary.ts";
import { buildApp } from "./build.ts";
import type { Crew } from "./crew.ts";
import { generateClient, loadDemo, migrate } from "./database.ts";
import { hireRedis } from "./hire-redis.ts";
import { ensurePackages, systemPackages } from "./packages.ts";
import { launchOf, type Part, type Setting } from "./parts.ts";
import { toolsDir } from "./places.ts";
import { makePlan } from "./plan.ts";
import type { Progress } from "./progress.ts";
import { ensureDependencies, type Tools } from "./toolchain.mjs";

const apps = ["web", "admin", "ops"] as const;

/** Starts the wanted parts and everything they stand on; resolves when all of them are ready. */
export async function startInOrder(o: {
  setting: Setting;
  crew: Crew;
  progress: Progress;
  tools: Tools;
  wanted: ReadonlySet<Part>;
  demo: boolean;
  cluster: boolean;
}): Promise<void> {
  const { setting, crew, progress, wanted } = o;
  const { places, ports, env } = setting;
  const { task, done } = makePlan();
  const context = { crew, ...setting };
  const nothing = Promise.resolve();
  const step = (name: string, after: Promise<unknown>[], work: () => Promise<void>) =>
    task(after, () => progress.step(name, work));
  /** A part that is not wanted is there already (a given address), or nobody in this start needs it. */
  const part = (name: Part, after: Promise<unknown>[], work: () => Promise<void>) =>
    wanted.has(name) ? step(name, after, work) : nothing;

  const machine = step("system packages", [], () => installPackages(o));
  const dependencies = step("dependencies", [], () =>
    ensureDependencies(o.tools, { output: logTo(places.log("dependencies")) }),
  );

  const mariadb = part("mariadb", [machine], () =>
    crew.hire("mariadb", (born) =>
      startMariadb({
        dir: places.data("mariadb"),
        port: ports.mariadb,
        password: decodeURIComponent(new URL(env.DATABASE_URL as string).password),
        logFile: places.log("mariadb"),
        born,
      }),
    ),
  );
  const redis = part("redis", [machine], () => hireRedis({ crew, places, ports, cluster: o.cluster }));
  part("typesense", [machine], () => search(o));

  const client = step("Prisma client", [dependencies], () => generateClient(context));
  const tables = step("migrations", [mariadb, dependencies], () => migrate(context));
  const data = o.demo ? step("demo data", [tables, client, redis], () => loadDemo(context)) : tables;

  const outside = (["payment", "mailbox", "invoicing", "inngest"] as const).map((name) =>
    part(name, [dependencies], () => crew.hire(name, launchOf(name, setting))),
  );
  const stores = [data, client, redis];
  part("worker", [...stores, ...outside], () => crew.hire("worker", launchOf("worker", setting)));
  part("gateway", stores, () => crew.hire("gateway", launchOf("gateway", setting)));

  // Two at a time: on two cores a third less time than one after another, and three would gain little for 0.8 GB more.
  const builds: Promise<void>[] = [];
  for (const app of apps.filter((name) => wanted.has(name))) {
    const built = step(`build ${app}`, [client, builds.at(-2) ?? nothing], () => buildApp(app, context));
    builds.push(built);
    part(app, [built, ...stores], () => crew.hire(app, launchOf(app, setting)));
  }
  part("nginx", [machine], () => crew.hire("nginx", (born) => startNginx({ ...edge(setting), born })));
  await done();
}

async function installPackages({ wanted, setting, progress }: Parameters<typeof startInOrder>[0]): Promise<void> {
  const { mariadb, redis, nginx, fonts } = systemPackages;
  const needed = [
    ...(wanted.has("mariadb") ? [mariadb] : []),
    ...(wanted.has("redis") ? [redis] : []),
    ...(wanted.has("nginx") ? [nginx] : []),
    fonts,
    ...(wanted.has("typesense") && !existsSync(typesenseBinaryIn(toolsDir)) ? [systemPackages.pip] : []),
  ];
  await ensurePackages(needed, { logFile: setting.places.log("apt"), note: progress.note });
}

/** Search is not needed for the rest: what goes wrong with it is told, and the start goes on. */
async function search({ crew, setting, progress }: Parameters<typeof startInOrder>[0]): Promise<void> {
  const { places, ports, env, base } = setting;
  try {
    const run = (command: string, args: string[]) =>
      crew.run("fetch typesense", { command, args, env: base, logFile: places.log("typesense-download") });
    const binary = await typesenseBinary(toolsDir, run);
    await crew.hire("typesense", (born) =>
      startTypesense({
        binary,
        dir: places.data("typesense"),
        port: ports.typesense,
        peeringPort: ports.typesensePeering,
        apiKey: env.TYPESENSE_API_KEY as string,
        logFile: places.log("typesense"),
        born,
      }),
    );
  } catch (error) {
    progress.note(`search is off; give TYPESENSE_URL and TYPESENSE_API_KEY to have it. ${(error as Error).message}`);
  }
}

function edge({ places, ports, env }: Setting): Parameters<typeof startNginx>[0] {
  const audiences: Audience[] = apps.map((name) => ({
    name,
    port: ports[name],
    origin: env[`${name.toUpperCase()}_ORIGIN`] as string,
    appPort: ports[`${name}App`],
  }));
  return { dir: places.data("nginx"), gatewayPort: ports.gateway, audiences, logFile: places.log("nginx") };
}

function logTo(file: string): number {
  mkdirSync(dirname(file), { recursive: true });
  return openSync(file, "w");
}

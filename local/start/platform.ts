/** The whole platform on one machine, started by `npm start` and by the tests alike. */
import { chmodSync, rmSync } from "node:fs";
import { clusterServers } from "../servers/redis-cluster.ts";
import { gatherCrew } from "./crew.ts";
import { addressOf, type Environment, environmentOf, givenIn } from "./environment.ts";
import { requireGivenStores } from "./given-addresses.ts";
import { writeJson } from "./json-file.ts";
import { watchLogSizes } from "./log-size.ts";
import { type Otherwise, type Part, parts, type RunningPart } from "./parts.ts";
import { placesIn } from "./places.ts";
import { endLeftovers } from "./process-record.ts";
import { type Progress, quietProgress } from "./progress.ts";
import { keepSecrets } from "./secrets.ts";
import { keepPorts } from "./stable-ports.ts";
import { startInOrder } from "./start-order.ts";
import { take } from "./taken-by.ts";
import { ensureTools, environmentWith } from "./toolchain.mjs";

export type PlatformOptions = {
  /** The private folder: data, logs, keys. One platform a folder at a time. */
  dir: string;
  /** "preferred" asks for 3000, 3001 … first; "free" never does, so that it can run beside another. */
  ports?: "preferred" | "free";
  /** Addresses and keys that are given; a store whose address is given is not started. Nothing is read from process.env. */
  env?: Environment;
  /** What a process is told otherwise than the rest, by who lets it reach a store another way or see another time. */
  otherwise?: Otherwise;
  /** Only these processes (and the steps they need); all of them unless told. */
  only?: Part[];
  /** Whether demo data is loaded; true unless told. */
  demo?: boolean;
  /** Removes the data of this folder first. */
  reset?: boolean;
  /** Redis as a cluster of six servers. */
  cluster?: boolean;
  progress?: Progress;
};

export type Platform = {
  /** Every variable any of the processes got. */
  env: Environment;
  urls: Record<"web" | "admin" | "ops" | "gateway" | "worker" | "inngest" | "payment" | "mailbox", string>;
  /** Each running part; `pid` is that of now (a part that dies is started again), undefined while it is away. */
  processes: Partial<Record<RunningPart, { readonly pid: number | undefined; kill(signal: NodeJS.Signals): void }>>;
  /** Stops everything; the data stay. */
  stop(): Promise<void>;
};

/** Starts a platform and resolves when all of it is ready; when it cannot be, stops what had started and rejects. */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const platform = beginPlatform(options);
  try {
    return await platform.ready;
  } catch (error) {
    await platform.stop();
    throw error;
  }
}

/** As `startPlatform`, for who must be able to stop it before it is ready. */
export function beginPlatform(options: PlatformOptions): {
  ready: Promise<Platform>;
  stop(): Promise<void>;
  killNow(): void;
} {
  const places = placesIn(options.dir);
  const progress = options.progress ?? quietProgress();
  const taken = take(places.launcher);
  if (typeof taken === "number")
    throw new Error(`Kaimu is running already (process ${taken} has ${places.dir}). Stop it with Ctrl-C first.`);
  const crew = gatherCrew({ recordFile: places.processes, note: progress.note });
  const stopWatching = watchLogSizes([places.data("logs"), places.data("nginx")]);
  let stopped: Promise<void> | undefined;

  async function stop(): Promise<void> {
    stopWatching();
    progress.end();
    await crew.stop();
    rmSync(places.processes, { force: true });
    rmSync(places.environment, { force: true });
    (taken as () => void)();
  }

  async function start(): Promise<Platform> {
    // Logs, mails and keys of the demo are nobody else's on this machine.
    chmodSync(places.dir, 0o700);
    const left = await endLeftovers(places.processes);
    if (left.length > 0) progress.note(`ended what an earlier start had left running: ${left.join(", ")}`);
    if (options.reset) for (const name of places.ownData) rmSync(places.data(name), { recursive: true, force: true });

    const given = options.env ?? {};
    const cluster = options.cluster ?? false;
    if (cluster && given.REDIS_URL) throw new Error("--cluster starts a cluster of its own: give no REDIS_URL with it");
    await requireGivenStores(given);
    const tools = await ensureTools();
    const secrets = keepSecrets(places.secrets);
    const ports = await keepPorts(places.ports, options.ports === "free");
    const env = environmentOf({ places, ports, secrets, given, cluster });
    writeJson(places.environment, env);

    const elsewhere = Object.entries(addressOf).flatMap(([part, variable]) => (given[variable] ? [part] : []));
    const wanted = new Set((options.only ?? parts).filter((part) => !elsewhere.includes(part)));
    const base = inherited(environmentWith(tools));
    const setting = { places, ports, env, base, node: tools.node, otherwise: options.otherwise ?? (async () => ({})) };
    await startInOrder({ setting, crew, progress, tools, wanted, demo: options.demo ?? true, cluster });

    const processes: Platform["processes"] = {};
    for (const part of [...wanted].flatMap((part) => (part === "redis" && cluster ? clusterServers : [part])))
      processes[part] = {
        get pid() {
          return crew.running.get(part)?.pid;
        },
        kill: (signal) => crew.running.get(part)?.kill(signal),
      };
    return { env, urls: urlsOf(env), processes, stop: stopOnce };
  }

  function stopOnce(): Promise<void> {
    stopped ??= stop();
    return stopped;
  }
  return { ready: start(), stop: stopOnce, killNow: crew.killNow };
}

/** What the machine tells every process; nothing meant for a platform, nor what a test runner set for itself. */
function inherited(env: Environment): Environment {
  const platforms = new Set(Object.keys(givenIn(env)));
  const runners = /^(NODE_ENV|NODE_OPTIONS|PORT|HOSTNAME|VITEST.*|TEST|CI)$/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !platforms.has(name) && !runners.test(name)));
}

function urlsOf(env: Environment): Platform["urls"] {
  const at = (variable: string) => env[variable] as string;
  return {
    web: at("WEB_ORIGIN"),
    admin: at("ADMIN_ORIGIN"),
    ops: at("OPS_ORIGIN"),
    gateway: at("GATEWAY_ORIGIN"),
    worker: at("WORKER_ORIGIN"),
    inngest: at("INNGEST_BASE_URL"),
    payment: new URL(at("ALIPAY_GATEWAY")).origin,
    mailbox: env.MAILBOX_URL ?? at("SMS_ENDPOINT"),
  };
}

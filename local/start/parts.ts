/** The processes of the platform: how each is started, and the address that says it is ready. */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type ChildOptions, startChild, waitFor } from "../servers/child.ts";
import { requireFree } from "../servers/ports.ts";
import type { clusterServers } from "../servers/redis-cluster.ts";
import type { Launch } from "./crew.ts";
import { type Environment, withoutSandboxes } from "./environment.ts";
import { type Places, root } from "./places.ts";
import type { Ports } from "./stable-ports.ts";

export const parts = [
  ...["mariadb", "redis", "typesense", "inngest", "payment", "mailbox", "invoicing", "worker", "gateway"],
  ...["web", "admin", "ops", "nginx"],
] as const;
export type Part =
  | ("mariadb" | "redis" | "typesense" | "inngest" | "payment" | "mailbox" | "invoicing")
  | ("worker" | "gateway" | "web" | "admin" | "ops" | "nginx");
/** With six servers in Redis's place when it is a cluster. */
export type RunningPart = Part | (typeof clusterServers)[number];

export type Setting = {
  places: Places;
  ports: Ports;
  env: Environment;
  /** What every process inherits from the machine: PATH, HOME and so on. */
  base: Environment;
  /** What one of them is told otherwise than the others. */
  otherwise: Otherwise;
  node: string;
};

/** Asked at each start of a process: another way to a store, another clock; the whole environment is `env`. */
export type Otherwise = (part: Part, env: Environment) => Promise<Environment>;

type Process = {
  port: number;
  command: string;
  args: string[];
  env: Environment;
  cwd?: string;
  /** The path that is asked; any answer below 500 will do unless it must be 200. */
  ready: { path: string; only200: boolean };
  graceMs: number;
};

/** How to start one of the processes that are not stores. */
export function launchOf(name: keyof typeof describe, setting: Setting): Launch {
  return async (born) => {
    const process = describe[name](setting);
    const logFile = setting.places.log(name);
    await requireFree(process.port, name);
    const options: ChildOptions = { ...process, logFile, born, cwd: process.cwd ?? root };
    const told = { ...process.env, ...(await setting.otherwise(name, setting.env)) };
    const child = await startChild({ ...options, env: { ...setting.base, NODE_ENV: "production", ...told } });
    await waitFor(child, { name, ready: () => answers(process), withinMs: 60_000, logFile });
    return child;
  };
}

const describe = {
  gateway: (setting: Setting) => ours(setting, "apps/gateway/src/main.ts", setting.ports.gateway),
  worker: (setting: Setting) => ours(setting, "apps/worker/src/main.ts", setting.ports.worker),
  web: (setting: Setting) => next(setting, "web", setting.ports.webApp),
  admin: (setting: Setting) => next(setting, "admin", setting.ports.adminApp),
  ops: (setting: Setting) => next(setting, "ops", setting.ports.opsApp),
  payment: (setting: Setting) => sandbox(setting, "payment", ["PAYMENT_", "ALIPAY_", "WECHAT_", "HOST"]),
  mailbox: (setting: Setting) => sandbox(setting, "mailbox", ["MAILBOX_", "SMS_", "HOST"]),
  invoicing: (setting: Setting) => sandbox(setting, "invoicing", ["INVOICING_", "INVOICE_APP_", "HOST"]),
  inngest,
};

function ours({ node, env }: Setting, file: string, port: number): Process {
  const ready = { path: "/readyz", only200: true };
  return { port, command: node, args: [file], env: withoutSandboxes(env), ready, graceMs: 3_000 };
}

function next({ node, env }: Setting, app: string, port: number): Process {
  const cwd = join(root, "apps", app);
  return {
    port,
    command: node,
    args: [join(cwd, "node_modules/next/dist/bin/next"), "start", "-p", String(port), "-H", "127.0.0.1"],
    env: { ...withoutSandboxes(env), NEXT_TELEMETRY_DISABLED: "1" },
    cwd,
    ready: { path: "/", only200: false },
    graceMs: 3_000,
  };
}

/** A third party's place is taken here: it gets its own keys and no others. */
function sandbox({ node, env, ports }: Setting, name: "payment" | "mailbox" | "invoicing", own: string[]): Process {
  return {
    port: ports[name],
    command: node,
    args: [`local/${name}/main.ts`],
    env: onlyOwn(env, own),
    ready: { path: "/", only200: false },
    graceMs: 2_000,
  };
}

function onlyOwn(env: Environment, prefixes: string[]): Environment {
  const own = Object.entries(env).filter(([name]) => prefixes.some((prefix) => name.startsWith(prefix)));
  return Object.fromEntries(own.filter(([name]) => !["ALIPAY_PRIVATE_KEY", "WECHAT_PRIVATE_KEY"].includes(name)));
}

/** The real server when this machine has it, else the stand-in. */
function inngest({ node, env, ports, places }: Setting): Process {
  const common = { port: ports.inngest, graceMs: 2_000, ready: { path: "/health", only200: true } };
  const real = inngestBinary();
  if (!real)
    return { ...common, command: node, args: ["local/inngest/main.ts"], env: onlyOwn(env, ["INNGEST_", "HOST"]) };
  const args = ["dev", "-u", `${env.WORKER_ORIGIN}/api/inngest`, "--no-discovery", "-p", String(ports.inngest)];
  return {
    ...common,
    command: real,
    args: [...args, "--host", "127.0.0.1"],
    env: {},
    cwd: places.dir,
  };
}

/** An `inngest` or `inngest-cli` on PATH, other than what the packages of this repo bring along. */
export function inngestBinary(path = process.env.PATH ?? ""): string | undefined {
  const dirs = path.split(delimiter).filter((dir) => dir !== "" && !dir.includes("node_modules"));
  return ["inngest", "inngest-cli"].flatMap((name) => dirs.map((dir) => join(dir, name))).find(existsSync);
}

async function answers({ port, ready }: Process): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}${ready.path}`, {
    redirect: "manual",
    signal: AbortSignal.timeout(5_000),
  });
  await response.body?.cancel();
  return ready.only200 ? response.status === 200 : response.status < 500;
}

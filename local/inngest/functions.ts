/**
 * The functions that workers registered, and what each asks for.
 *
 * Anything a function asks for that is not spoken here (throttle, batchEvents, debounce, …) refuses the whole
 * registration: a limit that is silently not kept is worse than a worker that does not start.
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import { nextTick } from "./cron.ts";
import { compile } from "./expressions.ts";
import type { Store } from "./store.ts";

const expression = z.string().refine(isCel, { error: "not a CEL expression that can be parsed" });
const eventName = z
  .string()
  .min(1)
  .regex(/^[^*]+$/, { error: "event names with a wildcard are not spoken" });
const limit = z.strictObject({
  limit: z.number().int().positive(),
  key: expression.optional(),
  scope: z.enum(["fn", "env", "account"]).optional(),
});
const trigger = z.union([
  z.strictObject({ event: eventName, expression: expression.optional() }),
  z.strictObject({ cron: z.string().refine(isCron, { error: "not a cron expression" }) }),
]);
const registered = z.strictObject({
  id: z.string().min(1),
  name: z.string().optional(),
  triggers: z.array(trigger),
  steps: z.strictObject({
    step: z.object({
      runtime: z.object({ type: z.literal("http"), url: z.url({ protocol: /^http$/ }) }),
      retries: z.object({ attempts: z.number().int().min(0).optional() }).optional(),
    }),
  }),
  cancel: z
    .array(z.strictObject({ event: eventName, if: expression.optional(), timeout: z.string().optional() }))
    .optional(),
  idempotency: expression.optional(),
  concurrency: z
    .union([
      z
        .number()
        .int()
        .positive()
        .transform((n) => [{ limit: n }]),
      limit.transform((l) => [l]),
      z.array(limit),
    ])
    .optional(),
});
const registration = z.object({ appName: z.string().min(1), url: z.url(), functions: z.array(z.unknown()) });

type Registered = z.infer<typeof registered>;

/** A function as the stand-in keeps it. `id` is `<app>-<function>`, `uuid` what the protocol calls `fn_id`. */
export interface FunctionConfig {
  id: string;
  uuid: string;
  app: string;
  url: string;
  origin: string;
  maxAttempts: number;
  triggers: { event: string; expression?: string | undefined }[];
  crons: string[];
  cancel: { event: string; if?: string | undefined; timeout?: string | undefined }[];
  idempotency: string | undefined;
  concurrency: { limit: number; key?: string | undefined; scope?: "fn" | "env" | "account" | undefined }[];
}

export interface FunctionBook {
  /** A function by `<app>-<function>`, also one its app no longer registers (its runs still end). */
  get(id: string): FunctionConfig | undefined;
  all(): FunctionConfig[];
  /** Those that an event of this name may start. */
  triggeredBy(name: string): FunctionConfig[];
  /** Keeps what an app registered, in place of what it registered before; answers the app and whether anything changed. */
  register(body: unknown): { app: string; modified: boolean };
}

/** A registration that cannot be honoured; the message says which function and why. */
export class RegistrationError extends Error {}

/** Reads the functions from the store and keeps them up to date with it. */
export function createFunctionBook(store: Store): FunctionBook {
  const functions = new Map<string, { config: FunctionConfig; text: string; archived: boolean }>();
  let byEvent = new Map<string, FunctionConfig[]>();

  for (const { id, config, archived } of store.functions()) {
    functions.set(id, { config: JSON.parse(config), text: config, archived: archived === 1 });
  }
  index();

  function index(): void {
    byEvent = new Map();
    for (const { config, archived } of functions.values()) {
      if (archived) continue;
      for (const name of new Set(config.triggers.map((t) => t.event))) {
        byEvent.set(name, [...(byEvent.get(name) ?? []), config]);
      }
    }
  }

  function save(config: FunctionConfig, archived: boolean): boolean {
    const text = JSON.stringify(config);
    const before = functions.get(config.id);
    if (before?.text === text && before.archived === archived) return false;
    store.saveFunction(config.id, config.app, text, archived ? 1 : 0);
    functions.set(config.id, { config, text, archived });
    return true;
  }

  return {
    get: (id) => functions.get(id)?.config,
    all: () => [...functions.values()].filter((f) => !f.archived).map((f) => f.config),
    triggeredBy: (name) => byEvent.get(name) ?? [],
    register(body) {
      const parsed = registration.safeParse(body);
      if (!parsed.success) throw new RegistrationError(z.prettifyError(parsed.error));
      const app = parsed.data.appName;
      const configs = parsed.data.functions.map((fn) => toConfig(app, fn));
      const modified = store.transaction(() => {
        const kept = new Set(configs.map((config) => config.id));
        let changes = 0;
        for (const config of configs) if (save(config, false)) changes += 1;
        for (const { config } of [...functions.values()]) {
          if (config.app === app && !kept.has(config.id) && save(config, true)) changes += 1;
        }
        return changes > 0;
      });
      index();
      return { app, modified };
    },
  };
}

function toConfig(app: string, input: unknown): FunctionConfig {
  const parsed = registered.safeParse(input);
  if (!parsed.success) {
    const id = (input as { id?: unknown } | null)?.id ?? "?";
    throw new RegistrationError(`function ${id} cannot run on the Inngest stand-in:\n${z.prettifyError(parsed.error)}`);
  }
  const fn: Registered = parsed.data;
  const url = fn.steps.step.runtime.url;
  return {
    id: fn.id,
    uuid: uuidOf(fn.id),
    app,
    url,
    origin: new URL(url).origin,
    maxAttempts: (fn.steps.step.retries?.attempts ?? 4) + 1,
    triggers: fn.triggers.filter((t) => "event" in t),
    crons: fn.triggers.filter((t) => "cron" in t).map((t) => t.cron),
    cancel: fn.cancel ?? [],
    idempotency: fn.idempotency,
    concurrency: fn.concurrency ?? [],
  };
}

/** A UUID that is always the same for the same text. */
export function uuidOf(text: string): string {
  const hex = createHash("sha1").update(text).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function isCel(text: string): boolean {
  try {
    compile(text);
    return true;
  } catch {
    return false;
  }
}

function isCron(text: string): boolean {
  try {
    nextTick(text, Date.now());
    return true;
  } catch {
    return false;
  }
}

import { createHash } from "node:crypto";
import type { Context } from "../context.ts";
import { inOneLife, luaBeside, type Redis } from "../platform/redis.ts";
import { epochOf, forgetLives, rememberedEpoch } from "./epoch.ts";
import { saleKey } from "./unit-keys.ts";

/** After so many holds that an account let go, lost or changed within the time, it waits: seats are for buying, not for keeping from others. */
const letGoMost = 20;
const letGoMs = 600_000;

type Args = (string | number | Buffer)[];

/**
 * One of this room's scripts. Its text names the epoch: the life of the very server it was loaded in. A server that was started anew, or a
 * replica that was promoted, does not have that text, whatever else it still has; so it cannot answer from a state that is of yesterday,
 * and the look that a foreign server costs is paid only then.
 */
export interface UnitScript {
  run(ctx: Pick<Context, "db" | "redis">, performanceId: string, args: Args): Promise<unknown[]>;
  /** The same, with the strings of the answer as bytes. */
  runForBytes(ctx: Pick<Context, "db" | "redis">, performanceId: string, args: Args): Promise<unknown[]>;
  /** The text for one epoch, for whoever loads it by hand. */
  text(epoch: number): string;
}

/**
 * A script of a file that defines main(), with what it stands on (names of other files) before it. With `first` that file is asked before:
 * it answers the common case by itself, and nothing of the rest is even made then.
 */
export function unitScript(name: string, standsOn: string[] = [], first?: string): UnitScript {
  const whole = `${["unit-state", ...standsOn, name].map(sourceOf).join("\n")}\nlocal answer = main()\ntell_changes()\nreturn answer\n`;
  const body = first ? `${sourceOf(first)}\nlocal function whole()\n${whole}end\nreturn whole()\n` : whole;
  const digests = new Map<number, string>();
  const text = (epoch: number) => `local EPOCH, LET_GO_MOST, LET_GO_MS = '${epoch}', ${letGoMost}, ${letGoMs}\n${body}`;
  const digestFor = (epoch: number) => {
    const known = digests.get(epoch) ?? createHash("sha1").update(text(epoch)).digest("hex");
    digests.set(epoch, known);
    return known;
  };

  /** Loads under way: after a failover every call in flight finds the script missing, and one of them loads it for all. */
  const loading = new Map<string, Promise<number>>();

  function loadOnce(ctx: Pick<Context, "db" | "redis">, performanceId: string): Promise<number> {
    const running = loading.get(performanceId) ?? load(ctx, performanceId).finally(() => loading.delete(performanceId));
    loading.set(performanceId, running);
    return running;
  }

  function load(ctx: Pick<Context, "db" | "redis">, performanceId: string): Promise<number> {
    forgetLives(ctx.redis);
    return inOneLife(ctx.redis, saleKey(performanceId), async (server, life) => {
      const now = await epochOf(ctx, performanceId, life);
      await server.script("LOAD", text(now));
      return now;
    });
  }

  async function run(ctx: Pick<Context, "db" | "redis">, performanceId: string, args: Args, call: Call) {
    const key = saleKey(performanceId);
    const known = rememberedEpoch(ctx.redis, performanceId) ?? (await epochOf(ctx, performanceId));
    try {
      return await call(ctx.redis, digestFor(known), key, args);
    } catch (error) {
      if (!isUnloaded(error)) throw error;
    }
    const epoch = await loadOnce(ctx, performanceId);
    return call(ctx.redis, digestFor(epoch), key, args);
  }
  return {
    run: (ctx, performanceId, args) => run(ctx, performanceId, args, asText),
    runForBytes: (ctx, performanceId, args) => run(ctx, performanceId, args, asBytes),
    text,
  };
}

type Call = (redis: Redis, digest: string, key: string, args: Args) => Promise<unknown[]>;
const asText: Call = (redis, digest, key, args) => redis.evalsha(digest, 1, key, ...args) as Promise<unknown[]>;
const asBytes: Call = (redis, digest, key, args) =>
  redis.callBuffer("EVALSHA", digest, 1, key, ...args) as Promise<unknown[]>;

const isUnloaded = (error: unknown) => error instanceof Error && error.message.startsWith("NOSCRIPT");

const sourceOf = (name: string) => luaBeside(import.meta.url, name);

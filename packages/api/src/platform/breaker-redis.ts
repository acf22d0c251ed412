import { Cluster } from "ioredis";
import type { Breaker } from "./breaker.ts";
import type { Redis } from "./redis.ts";

/** A command as ioredis hands it to its connection. */
interface Command {
  name: string;
  getSlot(): number | null;
  promise: Promise<unknown>;
  reject(error: Error): void;
  [guarded]?: true;
}
type Send = (command: Command, ...where: unknown[]) => Promise<unknown>;

const guarded = Symbol("guarded");
/** What the client itself says to a server when it (re)connects: refused, no connection would ever come back. */
const handshake = new Set(["hello", "auth", "client", "info", "select", "readonly", "cluster"]);

/**
 * Puts a breaker before every command of a client, those in pipelines, transactions and scripts too. Connections made with `duplicate()`
 * (for subscriptions) have none: they wait for nobody. In a cluster each server has its own, so that one that is away stops nobody who
 * asks the others, and whoever takes its place is asked at once; `all` is left for commands that are for no server in particular.
 */
export function guardRedis<R extends Redis>(redis: R, all: Breaker, breakerOfServer: () => Breaker): R {
  const client = redis as unknown as { sendCommand: Send };
  const servers = new Map<string, Breaker>();
  const breakerFor = (command: Command): Breaker => {
    const address = redis instanceof Cluster ? redis.slots[command.getSlot() ?? -1]?.[0] : undefined;
    if (!address) return all;
    const breaker = servers.get(address) ?? breakerOfServer();
    servers.set(address, breaker);
    return breaker;
  };
  const send: Send = client.sendCommand.bind(redis);
  client.sendCommand = (command, ...where) => {
    // A command that waited for the connection comes here a second time.
    if (command[guarded] || handshake.has(command.name)) return send(command, ...where);
    command[guarded] = true;
    const breaker = breakerFor(command);
    if (breaker.state === "closed") {
      const sent = send(command, ...where);
      breaker.watch(command.promise);
      return sent;
    }
    // Whoever waits for it as a part of a pipeline hears through the command, not through what is returned.
    breaker.run(() => send(command, ...where)).catch((error: Error) => command.reject(error));
    return command.promise;
  };
  return redis;
}

/** Errors by which a server says that it cannot serve now; any other answer of a server, NOSCRIPT or a wrong type, is an answer. */
const cannotServe = /^(LOADING|CLUSTERDOWN|MASTERDOWN|READONLY|MISCONF|NOREPLICAS|TRYAGAIN)\b/;

/** Whether an error means that Redis is away: no connection, no answer in time, or a server that cannot serve. */
export function redisIsAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === "ReplyError" ? cannotServe.test(error.message) : true;
}

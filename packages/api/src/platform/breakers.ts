import { databaseAway, databaseIsAway } from "@kaimu/db";
import { type Breaker, type BreakerName, type BreakerState, breakerNames, createBreaker } from "./breaker.ts";
import { redisIsAway } from "./breaker-redis.ts";
import { AppError, type ErrorCode } from "./errors.ts";
import type { Log } from "./log.ts";

/** A breaker before each store and each third party of a process. What still works while one is open: docs/operate.md. */
export type Breakers = Record<BreakerName, Breaker>;

/** The breakers of one process, all closed. */
export function openBreakers(log: Log): Breakers {
  const make = (
    name: BreakerName,
    o: Omit<Parameters<typeof createBreaker>[0], "name" | "refusal" | "onChange"> & { refusal?: () => Error },
  ) =>
    createBreaker({
      refusal: () => notAsked(name, "BUSY"),
      ...o,
      name,
      onChange: (state) => log.warn({ breaker: name, state }, "circuit breaker"),
    });
  return {
    mysql: make("mysql", { counts: databaseIsAway, refusal: databaseAway }),
    redis: make("redis", { counts: redisIsAway }),
    // Search has a second answer at hand: one failure is enough to give it at once.
    typesense: make("typesense", {
      counts: serverFailed,
      failuresInRow: 1,
      probeAfterMs: 3_000,
      probeAtMostMs: 10_000,
    }),
    alipay: make("alipay", { ...thirdParty, refusal: () => notAsked("alipay", "GATEWAY_UNAVAILABLE") }),
    wechat: make("wechat", { ...thirdParty, refusal: () => notAsked("wechat", "GATEWAY_UNAVAILABLE") }),
    wechatSignIn: make("wechatSignIn", {
      ...thirdParty,
      refusal: () => notAsked("wechatSignIn", "WECHAT_SIGN_IN_UNAVAILABLE"),
    }),
    sms: make("sms", thirdParty),
    mail: make("mail", thirdParty),
    invoicing: make("invoicing", thirdParty),
  };
}

/** For one server of several that are Redis together. */
export function breakerOfServer(log: Log): Breaker {
  return createBreaker({
    name: "redis",
    counts: redisIsAway,
    refusal: () => notAsked("redis", "BUSY"),
    onChange: (state) => log.warn({ breaker: "redis", state }, "circuit breaker of a server"),
    oneOfMany: true,
  });
}

/** How each of them stands now. */
export function statesOf(breakers: Breakers): Record<BreakerName, BreakerState> {
  return Object.fromEntries(breakerNames.map((name) => [name, breakers[name].state])) as Record<
    BreakerName,
    BreakerState
  >;
}

const thirdParty = { counts: serverFailed, failuresInRow: 4, probeAfterMs: 2_000, probeAtMostMs: 15_000 };

function notAsked(name: BreakerName, code: ErrorCode): AppError {
  return new AppError(code, { facts: { retryAfterSeconds: 5 }, detail: `${name} is away, not asked` });
}

/** Whether the other side failed: it did not answer, or said that it cannot. `httpStatus` below 500 is a word about the one question. */
function serverFailed(error: unknown): boolean {
  const { httpStatus } = error as { httpStatus?: number };
  return httpStatus === undefined || httpStatus >= 500;
}

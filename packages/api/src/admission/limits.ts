/**
 * Every limit of the platform, by name. Many people may share one address (a mobile carrier's, an office's), so addresses are generous and
 * only stop machines; accounts and devices are one person each, and tight. All are refused with the same sentence.
 */
export interface Limit {
  /** What is counted: the key a caller hands over. */
  by: "address" | "device" | "account" | "performance" | "phone" | "mail";
  /** So many calls in a window of `seconds`, which begins with the first of them. */
  max: number;
  seconds: number;
  /** From so many calls on, each further one must bring a solved challenge; see challenge.ts. */
  challengeFrom?: number;
  /**
   * So many calls of a window a process lets through before it asks Redis; when it does, they are counted too. Of a device's all must be of one
   * account. So a limit may be passed by this much a process, no more.
   */
  unasked?: number;
  /** With Redis away: what spends (a place, a message, money) is refused as busy; what only reads goes on. */
  away: "refuse" | "pass";
}

const minute = 60;
const hour = 3_600;
const day = 86_400;
const spends = { away: "refuse" } as const;
const reads = { away: "pass" } as const;

export const limits = {
  "call-address": { by: "address", max: 60_000, seconds: minute, ...reads },
  "pick-seats": { by: "address", max: 6_000, seconds: minute, ...reads },
  "search-find": { by: "address", max: 3_000, seconds: minute, ...reads },
  "search-suggest": { by: "address", max: 9_000, seconds: minute, ...reads },
  "ticket-pdf": { by: "account", max: 30, seconds: minute, ...reads },

  "hold-address": { by: "address", max: 12_000, seconds: minute, challengeFrom: 9_000, unasked: 100, ...spends },
  "hold-no-device": { by: "address", max: 1_200, seconds: minute, challengeFrom: 120, ...spends },
  "hold-device": { by: "device", max: 60, seconds: minute, challengeFrom: 30, unasked: 30, ...spends },
  "hold-account": { by: "account", max: 30, seconds: minute, ...spends },
  /** What one performance may take of the platform: the flow of attempts at the hottest sale, over all processes. */
  "hold-performance": { by: "performance", max: 20_000, seconds: 1, ...spends },

  /** A place in a queue, or a lot in its draw: one an account, so a machine brings accounts. */
  "join-address": { by: "address", max: 12_000, seconds: minute, challengeFrom: 9_000, unasked: 100, ...spends },
  "join-no-device": { by: "address", max: 1_200, seconds: minute, challengeFrom: 120, ...spends },
  "join-device": { by: "device", max: 60, seconds: minute, challengeFrom: 30, unasked: 10, ...spends },

  order: { by: "account", max: 20, seconds: minute, ...spends },
  /** Codes that are tried: nobody finds one by guessing. */
  coupon: { by: "account", max: 20, seconds: minute, ...spends },
  "payment-check": { by: "account", max: 30, seconds: minute, ...spends },
  "payment-sign-in": { by: "account", max: 20, seconds: minute, ...spends },
  "add-attendee": { by: "account", max: 30, seconds: hour, ...spends },

  "code-address": { by: "address", max: 600, seconds: hour, challengeFrom: 20, ...spends },
  "code-device": { by: "device", max: 20, seconds: hour, challengeFrom: 5, ...spends },
  "code-day": { by: "phone", max: 10, seconds: day, ...spends },
  "code-minute": { by: "phone", max: 1, seconds: minute, ...spends },
  "login-address": { by: "address", max: 600, seconds: 10 * minute, challengeFrom: 60, ...spends },
  "login-device": { by: "device", max: 60, seconds: 10 * minute, challengeFrom: 15, ...spends },
  "login-account": { by: "mail", max: 10, seconds: 10 * minute, ...spends },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof limits;

/** The part of a limit's name before the dash: what is done, and what a solved challenge is good for. */
export function actionOf(name: LimitName): string {
  return name.split("-", 1)[0] ?? name;
}

/** From so many accounts on one device in a day, whoever buys, queues or signs in there must bring a solved challenge. */
export const accountsOfOneDevice = 5;

const holds: readonly LimitName[] = ["hold-address", "hold-device", "hold-no-device", "hold-account"];
/** What the gateway counts before a procedure runs, together with the look at the session. The performance is counted by the procedure. */
export const guarded: Partial<Record<string, readonly LimitName[]>> = {
  "inventory.hold": holds,
  "inventory.holdPass": holds,
};
/** What every other call is counted at. */
export const unguarded: readonly LimitName[] = ["call-address"];

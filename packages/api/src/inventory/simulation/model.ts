import type { Hall } from "./hall.ts";

/** What a unit is: 0 free, 1 held, 2 claimed, 3 sold, and whose; 3 of nobody is blocked. */
export interface Unit {
  state: number;
  fence: number;
}

export interface ModelHold {
  fence: number;
  /** In ms, by Redis's clock. */
  deadline: number;
  lasts: number;
  kept: boolean;
  id: string;
  channel: string;
  key: string;
  units: number[];
  items: string;
}

export interface Account {
  owned: number;
  /** Holds that came to nothing, and since when (s) they are counted. */
  gone: number;
  since: number;
  hold: ModelHold | undefined;
}

/** One performance as it ought to be. */
export interface Model {
  hall: Hall;
  /** What Redis has been loaded with: undefined before the first time. */
  sale: { epoch: number; version: number; behind: number } | undefined;
  planVersion: number;
  units: Unit[];
  accounts: Map<string, Account>;
  /** Account → the second its hold is let go in. */
  deadlines: Map<string, number>;
  /** Account → keys of requests whose holds it has ended itself, newest first. */
  closed: Map<string, string[]>;
  /** Account → orders under way from its hold, newest first. */
  ordering: Map<string, Attempt[]>;
  /** What was told of claims since somebody began to read the database for a load; undefined while nobody does. */
  told: Told[] | undefined;
}

/** An order under way: until that moment (ms) its hold is neither let go nor changed. */
export interface Attempt {
  name: string;
  holdId: string;
  until: number;
}

/** Units of an order, as Redis is told of them after the commit. */
export interface Told {
  mode: "claimed" | "sold" | "free";
  fence: number;
  account: string;
  units: number[];
}

/** The two moments (ms, Redis's clock) between which a call was answered. */
export interface Now {
  from: number;
  until: number;
}

/** What a call came to in Redis is not what it comes to in the model. */
export class Mismatch extends Error {}

/** Throws unless the answer is this one; what is undefined may be anything. */
export function expectAnswer(answer: string[], ...expected: (string | number | undefined)[]): void {
  const differs = expected.some((one, n) => one !== undefined && String(one) !== answer[n]);
  if (differs) throw new Mismatch(`heard ${JSON.stringify(answer)}, should be ${JSON.stringify(expected)}`);
}

export const letGoMost = 20;
const letGoSeconds = 600;

/** An account as it is, made when it is not there. What is of no use any more goes with `tidy`. */
export function accountOf(model: Model, name: string): Account {
  const known = model.accounts.get(name) ?? { owned: 0, gone: 0, since: 0, hold: undefined };
  model.accounts.set(name, known);
  return known;
}

export function tidy(model: Model, name: string): void {
  const account = accountOf(model, name);
  account.owned = Math.max(0, account.owned);
  if (account.owned === 0 && !account.hold && account.gone === 0 && !model.closed.has(name))
    model.accounts.delete(name);
}

/** Frees those of the units that this owner has in one of these states; says how many. */
export function freeUnits(model: Model, units: number[], fence: number, states: number[]): number {
  const own = units.filter((unit) => model.units[unit]?.fence === fence && states.includes(model.units[unit]?.state));
  for (const unit of own) model.units[unit] = { state: 0, fence: 0 };
  return own.length;
}

/** Whether the holds an account let go are still counted against it. */
export function isCounted(account: Account, now: Now): boolean {
  return now.from / 1000 - account.since <= letGoSeconds;
}

export function countGone(account: Account, now: Now): void {
  if (!isCounted(account, now)) Object.assign(account, { gone: 0, since: Math.floor(now.from / 1000) });
  account.gone += 1;
}

export function closeRequest(model: Model, name: string, key: string): void {
  model.closed.set(name, [key, ...(model.closed.get(name) ?? []).slice(0, 3)]);
}

export function isInOrder(model: Model, name: string, hold: ModelHold, now: Now): boolean {
  return (model.ordering.get(name) ?? []).some(({ holdId, until }) => holdId === hold.id && until > now.from);
}

export function releaseHold(model: Model, name: string, now: Now): number {
  model.deadlines.delete(name);
  const account = model.accounts.get(name);
  const held = account?.hold;
  if (!account || !held) return 0;
  account.hold = undefined;
  const freed = freeUnits(model, held.units, held.fence, [1]);
  account.owned -= freed;
  countGone(account, now);
  tidy(model, name);
  return freed;
}

/** Holds past their end are let go. Times are chosen so that nothing ends while a call is under way. */
export function releaseDue(model: Model, now: Now): void {
  for (const [name, second] of [...model.deadlines])
    if (second <= Math.floor(now.from / 1000)) {
      const held = model.accounts.get(name)?.hold;
      if (held) closeRequest(model, name, held.key);
      releaseHold(model, name, now);
    }
}

/** Whether Redis must refuse to answer from what it has: of another life, or nothing. Checks that it does. */
export function isStale(model: Model, epoch: number, answer: string[]): boolean {
  if (model.sale?.epoch === epoch) return false;
  expectAnswer(answer, "STALE", model.sale?.epoch ?? 0);
  return true;
}

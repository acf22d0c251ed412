import { fenceOf } from "../fence.ts";
import { loneSeats, type Want, wrongWith } from "./choice.ts";
import {
  type Account,
  accountOf,
  closeRequest,
  countGone,
  expectAnswer,
  isCounted,
  isInOrder,
  isStale,
  letGoMost,
  Mismatch,
  type Model,
  type ModelHold,
  type Now,
  releaseDue,
} from "./model.ts";

/** A call to hold. */
export interface AskedHold {
  epoch: number;
  version: number;
  account: string;
  limit: number;
  strict: boolean;
  open: boolean;
  opens: number;
  closes: number;
  lasts: number;
  id: string;
  key: string;
  items: string;
  units: number[];
  wants: Want[];
}

/** What the hold ought to have come to, and the model as it is after it. */
export function holdInModel(model: Model, ask: AskedHold, answer: string[], now: Now): void {
  if (isStale(model, ask.epoch, answer) || !model.sale) return;
  if (model.sale.version !== ask.version) return expectAnswer(answer, "OTHER_TERMS", model.sale.version);
  if (!ask.open) return expectAnswer(answer, "SALE_CLOSED");
  if (now.from < ask.opens) return expectAnswer(answer, "SALE_NOT_OPEN");
  if (now.from >= ask.closes) return expectAnswer(answer, "SALE_CLOSED");
  const count = ask.units.length + ask.wants.reduce((sum, want) => sum + want.count, 0);
  // The short way does not look whose time is up.
  if (!isSimple(model, ask) || count > ask.limit || !ask.units.every((unit) => model.units[unit]?.state === 0))
    releaseDue(model, now);

  const account = model.accounts.get(ask.account) ?? { owned: 0, gone: 0, since: 0, hold: undefined };
  const old = account.hold;
  if (old && old.key === ask.key && old.deadline > now.from) return expectSame(answer, "SAME", old);
  if (old?.key === ask.key || model.closed.get(ask.account)?.includes(ask.key))
    return expectAnswer(answer, "HOLD_EXPIRED");
  if (old && isInOrder(model, ask.account, old, now)) return expectAnswer(answer, "HOLD_IN_ORDER");
  if (account.gone >= letGoMost && isCounted(account, now)) return expectAnswer(answer, "TOO_MANY_REQUESTS");
  const given = old ? ownUnits(model, old) : [];
  const owned = account.owned - given.length;
  if (owned + count > ask.limit) return expectAnswer(answer, "LIMIT_EXCEEDED", ask.limit, owned);

  const chosen = new Set<number>();
  const isFree = (unit: number) =>
    !chosen.has(unit) && (model.units[unit]?.state === 0 || given.includes(unit)) && unit < model.units.length;
  const taken = ask.units.filter((unit) => !isFree(unit));
  if (taken.length > 0) return expectOneOf(answer, "UNITS_TAKEN", taken);
  for (const unit of ask.units) chosen.add(unit);
  const heard = answer[0] === "OK" && answer[4] ? answer[4].split(",").map(Number) : ask.units;
  let at = ask.units.length;
  for (const [n, want] of ask.wants.entries()) {
    const found = answer[0] === "OK" ? { units: heard.slice(at, at + want.count) } : foundLess(answer);
    const wrong = wrongWith(model.hall, isFree, want, found);
    if ("code" in found) {
      // Where it was a later want that was refused, nobody tells what this one could have had, and the later one cannot be judged.
      if (wrong && n === ask.wants.length - 1 && n === 0) throw new Mismatch(wrong);
      if (!wrong || n === ask.wants.length - 1) return expectRefused(answer);
      continue;
    }
    if (wrong) throw new Mismatch(wrong);
    for (const unit of found.units) chosen.add(unit);
    at += want.count;
  }
  const lone = ask.strict && ask.units.length > 0 ? loneSeats(model.hall, isFree, ask.units) : [];
  if (lone.length > 0) return expectOneOf(answer, "LONE_SEAT", lone);
  expectAnswer(answer, "OK");
  if (heard.slice(0, ask.units.length).join() !== ask.units.join() || heard.length !== count)
    throw new Mismatch(`${heard} held, asked for ${count} and ${ask.units}`);
  give(model, { ask, account, given, units: heard, answer, now });
}

function isSimple({ sale, accounts }: Model, ask: AskedHold): boolean {
  return (
    ask.units.length > 0 && ask.wants.length === 0 && !ask.strict && sale?.behind === 0 && !accounts.has(ask.account)
  );
}

const ownUnits = (model: Model, hold: ModelHold) =>
  hold.units.filter((unit) => model.units[unit]?.state === 1 && model.units[unit]?.fence === hold.fence);

function expectRefused(answer: string[]): void {
  if (answer[0] !== "NOT_ENOUGH_UNITS" && answer[0] !== "NOT_TOGETHER")
    throw new Mismatch(`heard ${answer}, should be a refusal of what was wanted`);
}

function foundLess(answer: string[]) {
  return { code: answer[0] ?? "", left: Number(answer[1]) };
}

function expectOneOf(answer: string[], code: string, units: number[]): void {
  expectAnswer(answer, code);
  if (!units.includes(Number(answer[1]))) throw new Mismatch(`${code} ${answer[1]}, should be one of ${units}`);
}

/** A hold as its owner is told of it again. */
export function expectSame(answer: string[], code: string, hold: ModelHold): void {
  const [, second, micro, behind] = answer.map(Number) as [number, number, number, number];
  expectAnswer(answer, code, undefined, undefined, undefined, hold.units.join(), hold.id, hold.items, hold.lasts);
  if (fenceOf(second, micro, behind) !== hold.fence)
    throw new Mismatch("a hold is told of with another fencing number");
}

function give(
  model: Model,
  o: { ask: AskedHold; account: Account; given: number[]; units: number[]; answer: string[]; now: Now },
): void {
  const { ask, account, given, units, now } = o;
  const [, second = "", micro = "", behind = "0"] = o.answer;
  const at = Number(second) * 1000 + Math.floor(Number(micro) / 1000);
  if (at < now.from || at > now.until) throw new Mismatch(`held at ${at}, asked between ${now.from} and ${now.until}`);
  if (Number(behind) !== model.sale?.behind)
    throw new Mismatch(`the clock is behind by ${behind}, not ${model.sale?.behind}`);
  const fence = fenceOf(Number(second), Number(micro), Number(behind));
  const isKnown = (one: number | undefined) => one === fence;
  if (
    model.units.some((unit) => isKnown(unit.fence)) ||
    [...model.accounts.values()].some((a) => isKnown(a.hold?.fence))
  )
    throw new Mismatch(`fencing number ${fence} was given before`);
  for (const unit of given) model.units[unit] = { state: 0, fence: 0 };
  for (const unit of units) model.units[unit] = { state: 1, fence };
  const kept = accountOf(model, ask.account);
  Object.assign(kept, account);
  if (kept.hold) countGone(kept, now);
  if (kept.hold) closeRequest(model, ask.account, kept.hold.key);
  kept.owned += units.length - given.length;
  const { id, key, items, lasts } = ask;
  kept.hold = { fence, deadline: at + lasts, lasts, kept: false, id, channel: "web", key, units, items };
  model.deadlines.set(ask.account, Math.floor((at + lasts) / 1000) + 1);
}

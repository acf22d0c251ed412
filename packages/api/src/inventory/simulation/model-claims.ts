import {
  accountOf,
  closeRequest,
  expectAnswer,
  freeUnits,
  isInOrder,
  isStale,
  Mismatch,
  type Model,
  type ModelHold,
  type Now,
  releaseHold,
  type Told,
  tidy,
} from "./model.ts";
import { expectSame } from "./model-hold.ts";

/** Reads an account's hold, and for an attempt to order it keeps it for `keep` ms where that is more; the hold, if it is alive. */
export function readHoldInModel(
  model: Model,
  ask: { epoch: number; account: string; id: string; keep: number; attempt: string },
  answer: string[],
  now: Now,
): ModelHold | undefined {
  if (isStale(model, ask.epoch, answer)) return undefined;
  const held = model.accounts.get(ask.account)?.hold;
  if (!held || held.deadline <= now.from || (ask.id !== "" && held.id !== ask.id)) {
    expectAnswer(answer, "HOLD_EXPIRED");
    return undefined;
  }
  if (ask.keep > 0 && !held.kept && held.deadline < now.from + ask.keep) {
    const longer = Number(answer[7]) - held.lasts;
    held.deadline += longer;
    held.lasts += longer;
    held.kept = true;
    if (held.deadline < now.from + ask.keep || held.deadline > now.until + ask.keep)
      throw new Mismatch(`kept until ${held.deadline}, asked at ${now.from} for ${ask.keep}`);
    model.deadlines.set(ask.account, Math.ceil(held.deadline / 1000));
  }
  if (ask.keep > 0) {
    const others = (model.ordering.get(ask.account) ?? []).filter(({ until }) => until > now.from);
    const attempt = { name: ask.attempt, holdId: held.id, until: now.from + ask.keep };
    model.ordering.set(ask.account, [attempt, ...others]);
  }
  expectSame(answer, "OK", held);
  return held;
}

/** An order under way has come to nothing. */
export function leaveHoldInModel(
  model: Model,
  ask: { epoch: number; account: string; attempt: string },
  answer: string[],
): void {
  if (isStale(model, ask.epoch, answer)) return;
  const others = (model.ordering.get(ask.account) ?? []).filter(({ name }) => name !== ask.attempt);
  if (others.length > 0) model.ordering.set(ask.account, others);
  else model.ordering.delete(ask.account);
  expectAnswer(answer, "OK");
}

export function releaseInModel(
  model: Model,
  ask: { epoch: number; account: string; id: string; mayComeAgain: boolean },
  answer: string[],
  now: Now,
): void {
  if (isStale(model, ask.epoch, answer)) return;
  const held = model.accounts.get(ask.account)?.hold;
  const mine = held?.id === ask.id;
  if (mine && isInOrder(model, ask.account, held, now)) return expectAnswer(answer, "HOLD_IN_ORDER");
  if (mine && !ask.mayComeAgain) closeRequest(model, ask.account, held.key);
  expectAnswer(answer, "OK", mine ? releaseHold(model, ask.account, now) : 0);
}

export function showInModel(model: Model, ask: Told & { epoch: number }, answer: string[]): void {
  model.told?.push(ask);
  if (isStale(model, ask.epoch, answer)) return;
  expectAnswer(answer, "OK", ...tellModel(model, ask));
}

/** What Redis is told of claims; how many units changed, and how many somebody else had. */
export function tellModel(model: Model, ask: Told): [changed: number, others: number] {
  const { fence, units } = ask;
  const account = accountOf(model, ask.account);
  if (ask.mode === "free") {
    const freed = freeUnits(model, units, fence, [2, 3]);
    account.owned -= freed;
    tidy(model, ask.account);
    return [freed, 0];
  }
  const state = ask.mode === "sold" ? 3 : 2;
  const own = account.hold?.fence === fence ? account.hold : undefined;
  let [changed, others] = [0, 0];
  for (const unit of units) {
    const was = model.units[unit] ?? { state: 0, fence: 0 };
    // Sold stays sold: that it was claimed is news of before.
    if (was.fence === fence && (was.state === state || was.state === 3)) continue;
    model.units[unit] = { state, fence };
    changed += 1;
    if (was.fence !== fence || (was.state === 1 && !own)) account.owned += 1;
    if (was.fence !== fence && was.state !== 0) others += 1;
  }
  if (own) {
    account.owned -= freeUnits(model, own.units, fence, [1]);
    closeRequest(model, ask.account, own.key);
    Object.assign(account, { hold: undefined, gone: 0 });
    model.deadlines.delete(ask.account);
  }
  tidy(model, ask.account);
  return [changed, others];
}

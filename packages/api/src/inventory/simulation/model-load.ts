import { fenceOf } from "../fence.ts";
import type { Hall } from "./hall.ts";
import { closeRequest, expectAnswer, isCounted, isStale, Mismatch, type Model, type Now, tidy } from "./model.ts";
import { tellModel } from "./model-claims.ts";

/** A unit that the database has given away. */
export interface Claim {
  account: string;
  fence: number;
  state: "claimed" | "sold";
}

/** What a load brings from the database, which may be of a while ago. */
export interface Load {
  epoch: number;
  version: number;
  hall: Hall;
  claims: ReadonlyMap<number, Claim>;
  highest: number;
  moved: ReadonlySet<number>;
}

/** `sale` is what Redis has after it: how far its clock is behind fencing numbers is checked and taken over. */
export function loadInModel(
  model: Model,
  o: Load,
  found: { answer: string[]; sale: string; accountsBefore: string[]; now: Now },
): void {
  const { answer, now } = found;
  if (model.sale && model.sale.epoch === o.epoch && model.sale.version > o.version)
    return expectAnswer(answer, "OLDER");
  const before = new Map(model.accounts);
  model.accounts = new Map();
  model.deadlines = new Map();
  model.hall = o.hall;
  model.planVersion = o.hall.plan.version;
  model.units = Array.from(o.hall.plan.groupOf, (group) => ({ state: group === 0xffff ? 3 : 0, fence: 0 }));
  for (const [unit, { account, fence, state }] of o.claims) {
    model.units[unit] = { state: state === "sold" ? 3 : 2, fence };
    const known = model.accounts.get(account);
    model.accounts.set(account, { owned: (known?.owned ?? 0) + 1, gone: 0, since: 0, hold: undefined });
  }
  let [kept, highest] = [0, o.highest];
  // Where two say they hold the same unit, as after a loss, the first one that Redis comes upon has it.
  for (const name of found.accountsBefore) {
    const was = before.get(name);
    if (!was) throw new Mismatch(`the model does not know ${name}`);
    const { hold } = was;
    const account = { ...was, owned: model.accounts.get(name)?.owned ?? 0, hold: undefined as typeof hold };
    if (hold) highest = Math.max(highest, hold.fence);
    if (hold && hold.deadline > now.from && hold.units.every((unit) => isWhole(model, o, unit))) {
      for (const unit of hold.units) model.units[unit] = { state: 1, fence: hold.fence };
      account.owned += hold.units.length;
      account.hold = hold;
      model.deadlines.set(name, Math.ceil(hold.deadline / 1000));
      kept += 1;
    } else if (hold) closeRequest(model, name, hold.key);
    if (!isCounted(account, now)) account.gone = 0;
    model.accounts.set(name, account);
    tidy(model, name);
  }
  expectAnswer(answer, "OK", kept);
  for (const told of model.told ?? []) tellModel(model, told);
  const [epoch, version, behind = 0] = found.sale.split(":").map(Number);
  if (epoch !== o.epoch || version !== o.version) throw new Mismatch(`loaded as ${found.sale}`);
  const [first, last] = [now.from, now.until + 1].map((ms) => fenceOf(ms / 1000, 0, 0)) as [number, number];
  if (behind > Math.max(0, highest + 1 - first) || behind < Math.max(0, highest + 1 - last))
    throw new Mismatch(`behind by ${behind} where the highest number is ${highest} and the clock at ${first}`);
  model.sale = { epoch: o.epoch, version: o.version, behind };
}

function isWhole(model: Model, o: Load, unit: number): boolean {
  return unit < o.hall.plan.unitCount && !o.moved.has(unit) && model.units[unit]?.state === 0;
}

export function setTermsInModel(
  model: Model,
  ask: { epoch: number; version: number; planVersion: number },
  answer: string[],
): void {
  if (isStale(model, ask.epoch, answer) || !model.sale) return;
  if (model.sale.version > ask.version) return expectAnswer(answer, "OLDER");
  if (model.planVersion !== ask.planVersion) return expectAnswer(answer, "OTHER_PLAN");
  model.sale.version = ask.version;
  expectAnswer(answer, "OK");
}

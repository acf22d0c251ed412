import { holdArguments } from "../hold-arguments.ts";
import { holdScript, readHoldScript, releaseScript } from "../unit-scripts.ts";
import type { Want } from "./choice.ts";
import { readHoldInModel, releaseInModel } from "./model-claims.ts";
import { type AskedHold, holdInModel } from "./model-hold.ts";
import { accounts, callOf, type Performance, type Step } from "./performance.ts";

const week = 604_800_000;
const lasts = 900_000;

/** Somebody holds: named units or so many of a tier, again with his last key, at another limit, before or after the sale. */
export function holding(p: Performance): Step {
  const { chance } = p;
  const account = chance.pick(accounts);
  const count = 1 + chance.below(4);
  const units = chance.oneIn(2) ? someUnits(p, count) : [];
  const wants = units.length > 0 ? [] : [someWant(p, count)];
  p.counter += 1;
  const again = p.model.accounts.get(account)?.hold;
  const key = again && chance.oneIn(8) ? again.key : `key-${p.counter}`;
  const items = [{ n: p.counter }];
  const open = { opens: 0, closes: Date.now() + week };
  const ask: AskedHold = {
    ...{ epoch: p.epoch, version: chance.oneIn(30) ? p.version + 1 : p.version, account, limit: p.limit },
    ...{ strict: p.strict, open: !chance.oneIn(40), lasts, id: `hold-${p.counter}`, key, units, wants },
    ...chance.pick([
      ...Array(38).fill(open),
      { opens: Date.now() + week, closes: Date.now() + 2 * week },
      { opens: 0, closes: 1 },
    ]),
    items: JSON.stringify(items),
  };
  return {
    what: `hold ${account} ${JSON.stringify({ units, wants, key, version: ask.version })}`,
    command: callOf(p, holdScript, argumentsOf(ask, items)),
    check: (answer, now) => holdInModel(p.model, ask, whole(answer), now),
  };
}

function argumentsOf(ask: AskedHold, items: unknown): (string | number)[] {
  const terms = {
    ...{ saleVersion: ask.version, loneSeats: ask.strict ? "refuse" : "warn", published: true },
    ...{ status: ask.open ? "on_sale" : "paused", holdSeconds: lasts / 1000, perAccountLimit: ask.limit },
    ...{ saleOpensAt: new Date(ask.opens), saleClosesAt: new Date(ask.closes) },
  } as Parameters<typeof holdArguments>[0]["terms"];
  const { units, wants } = ask;
  return holdArguments({
    ...{ id: ask.id, accountId: ask.account, channel: "web", clientKey: ask.key, items, terms },
    asked: {
      count: units.length + wants.reduce((sum, want) => sum + want.count, 0),
      units,
      wants: wants.map((want) => `${want.groups.join(",")}:${want.count}:${want.way}`),
    },
  });
}

/** The short way answers no more than what the caller does not know. */
const whole = (answer: string[]) => (answer[0] === "OK" && answer.length === 3 ? [...answer, "0", ""] : answer);

function someWant({ chance, hall }: Performance, count: number): Want {
  const groups = hall.plan.groups.map((_, group) => group);
  const way = hall.layout ? chance.pick(["s", "s", "p", "n"] as const) : "n";
  return { groups: chance.oneIn(3) ? groups : [chance.pick(groups)], count, way };
}

/** Some units that are for sale, often side by side. */
function someUnits({ chance, hall }: Performance, count: number): number[] {
  const sold = Array.from(hall.plan.groupOf.keys()).filter((unit) => hall.plan.groupOf[unit] !== 0xffff);
  const from = chance.below(sold.length);
  if (chance.oneIn(2)) return sold.slice(from, from + count);
  return [...new Set(Array.from({ length: count }, () => chance.pick(sold)))];
}

export function releasing(p: Performance): Step {
  const account = p.chance.pick(accounts);
  const id = p.chance.oneIn(5) ? "hold-0" : (p.model.accounts.get(account)?.hold?.id ?? "hold-0");
  return {
    what: `release ${account} ${id}`,
    command: callOf(p, releaseScript, [account, id]),
    check: (answer, now) => releaseInModel(p.model, { epoch: p.epoch, account, id }, answer, now),
  };
}

export function keeping(p: Performance): Step {
  const account = p.chance.pick(accounts);
  const keep = p.chance.pick([0, 60_000, 1_200_000]);
  const id = p.chance.oneIn(3) ? "" : (p.model.accounts.get(account)?.hold?.id ?? "hold-0");
  return {
    what: `keep ${account} ${id} ${keep}`,
    command: callOf(p, readHoldScript, [account, id, keep]),
    check: (answer, now) => void readHoldInModel(p.model, { epoch: p.epoch, account, id, keep }, answer, now),
  };
}

import { holdArguments } from "../hold-arguments.ts";
import { holdScript, pickScript } from "../unit-scripts.ts";
import { type Want, wrongWith } from "./choice.ts";
import type { Hall } from "./hall.ts";
import { isStale, Mismatch, releaseDue } from "./model.ts";
import { type AskedHold, holdInModel } from "./model-hold.ts";
import { accounts, call, hallAt, holdSecondsAt, type Performance, type Step } from "./performance.ts";

export function holdStep(p: Performance): Step {
  const { chance, model } = p;
  p.counter += 1;
  const account = chance.pick(accounts);
  const old = model.accounts.get(account)?.hold;
  const closed = model.closed.get(account) ?? [];
  const version = chance.oneIn(15) ? p.version - 1 : p.version;
  const { units, wants } = wish(p, hallAt(p, version), old?.units ?? []);
  const lasts = holdSecondsAt(version) * 1000;
  const far = 1e9;
  const ask: AskedHold = {
    ...{ epoch: p.epoch, account, limit: p.limit, strict: p.strict, lasts, units, wants, version },
    open: !chance.oneIn(30),
    opens: chance.oneIn(40) ? p.last.at + far : p.last.at - far,
    closes: chance.oneIn(40) ? p.last.at - 1_000 : p.last.at + far,
    id: `hold-${p.counter}`,
    key: keyOf(p, old?.key, closed),
    items: JSON.stringify([{ n: p.counter, of: "a|b" }]),
  };
  const terms = {
    ...{ saleVersion: ask.version, saleOpensAt: new Date(ask.opens), saleClosesAt: new Date(ask.closes) },
    ...{ holdSeconds: lasts / 1000, perAccountLimit: p.limit, loneSeats: p.strict ? "refuse" : "warn" },
    ...{ published: ask.open, status: "on_sale" },
  } as Parameters<typeof holdArguments>[0]["terms"];
  const asked = {
    ...{ count: units.length + wants.reduce((sum, want) => sum + want.count, 0), units },
    wants: wants.map(({ groups, count, way }) => `${groups.join(",")}:${count}:${way}`),
  };
  const args = holdArguments({
    ...{
      id: ask.id,
      accountId: account,
      channel: "web",
      clientKey: ask.key,
      items: JSON.parse(ask.items),
      terms,
      asked,
    },
  });
  return {
    what: `hold ${account} ${units} ${asked.wants} key ${ask.key} version ${ask.version}`,
    commands: [call(p, holdScript, ...args)],
    check: (answer, now) => holdInModel(model, ask, answer, now),
  };
}

/** Mostly a new request; at times the one that gave the hold, or one whose hold is over, arrives once more. */
function keyOf({ chance, counter }: Performance, old: string | undefined, closed: string[]): string {
  if (old && chance.oneIn(6)) return old;
  return closed.length > 0 && chance.oneIn(8) ? chance.pick(closed) : `key-${counter}`;
}

/** What somebody would like to have: mostly seats he names, or the best so many; at times both. */
function wish({ chance, model, strict }: Performance, hall: Hall, mine: number[]): { units: number[]; wants: Want[] } {
  const all = hall.plan.unitCount;
  const forSale = (unit: number) => unit < all && hall.plan.groupOf[unit] !== 0xffff;
  const units = new Set<number>();
  if (!chance.oneIn(3)) {
    const free = model.units.flatMap(({ state }, unit) => (state === 0 && forSale(unit) ? [unit] : []));
    const first = free.length > 0 && !chance.oneIn(4) ? chance.pick(free) : chance.below(all);
    for (let n = 1 + chance.below(3); n > 0; n -= 1) units.add(chance.oneIn(4) ? chance.below(all) : first + n);
    if (chance.oneIn(4) && mine[0] !== undefined) units.add(mine[0]);
  }
  const named = [...units].filter(forSale);
  const wants: Want[] = [];
  while (named.length + wants.length === 0 || (wants.length < 2 && chance.oneIn(10) && !strict))
    wants.push(want(hall, chance));
  return { units: named, wants };
}

function want(hall: Hall, chance: Performance["chance"]): Want {
  const groups = [...hall.plan.groups.keys()].filter((_, n) => n === 0 || chance.oneIn(2));
  const way = hall.layout ? chance.pick(["s", "s", "p", "n"] as const) : "n";
  return { groups: chance.oneIn(4) ? groups.reverse() : groups, count: 1 + chance.below(4), way };
}

/** Looks for the best and keeps nothing. */
export function pickStep(p: Performance): Step {
  const one = want(p.model.hall, p.chance);
  return {
    what: `pick ${one.count} ${one.way} of ${one.groups}`,
    commands: [call(p, pickScript, one.count, one.way, one.groups.join(","))],
    check(answer, now) {
      if (isStale(p.model, p.epoch, answer)) return;
      releaseDue(p.model, now);
      const [code = "", found = ""] = answer;
      const heard = code === "OK" ? { units: found.split(",").map(Number) } : { code, left: Number(found) };
      const wrong = wrongWith(p.model.hall, (unit) => p.model.units[unit]?.state === 0, one, heard);
      if (wrong) throw new Mismatch(wrong);
    },
  };
}

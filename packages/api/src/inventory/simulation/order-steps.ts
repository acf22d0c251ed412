import { leaveHoldScript, lookScript, readHoldScript, releaseScript, setClaimsScript } from "../unit-scripts.ts";
import { expectAnswer, isStale, Mismatch, releaseDue, type Told } from "./model.ts";
import { leaveHoldInModel, readHoldInModel, releaseInModel, showInModel } from "./model-claims.ts";
import { accounts, call, type Performance, type Step } from "./performance.ts";

/** How long a hold is kept for its order: see `leapStep`. */
const keepMs = 40_000;

export function releaseStep(p: Performance): Step {
  const account = p.chance.pick(accounts);
  const mine = p.model.accounts.get(account)?.hold?.id ?? "none";
  const ask = { epoch: p.epoch, account, id: p.chance.oneIn(5) ? "another's" : mine, mayComeAgain: p.chance.oneIn(3) };
  return {
    what: `release ${account} ${ask.id}`,
    commands: [call(p, releaseScript, account, ask.id, ask.mayComeAgain ? 1 : 0)],
    check: (answer, now) => releaseInModel(p.model, ask, answer, now),
  };
}

/** A hold is kept and becomes an order, as far as the database has nothing against it; Redis hears of it later, if at all. */
export function orderStep(p: Performance): Step {
  const { chance, claims, untold } = p;
  const holders = accounts.filter((name) => p.model.accounts.get(name)?.hold);
  const account = chance.pick(holders.length > 0 ? holders : accounts);
  const id = chance.oneIn(3) ? "" : (p.model.accounts.get(account)?.hold?.id ?? "none");
  p.counter += 1;
  const ask = { epoch: p.epoch, account, id, keep: chance.oneIn(6) ? 0 : keepMs, attempt: `order-${p.counter}` };
  return {
    what: `order ${account} ${id}`,
    commands: [call(p, readHoldScript, account, id, ask.keep, ask.attempt)],
    check(answer, now) {
      const held = readHoldInModel(p.model, ask, answer, now);
      if (!held || ask.keep === 0 || chance.oneIn(3)) return;
      const { fence, units } = held;
      const clash = units.filter((unit) => claims.has(unit));
      for (const unit of clash) untold.push(toldOf(p, unit));
      if (clash.length > 0) {
        if (!p.mayClash) throw new Mismatch(`units ${clash} of a living hold are another's in the database`);
        return;
      }
      for (const unit of units) claims.set(unit, { account, fence, state: "claimed" });
      untold.push({ mode: "claimed", fence, account, units });
    },
  };
}

/** An order comes to nothing before its commit, or says so late: mostly one that is under way. */
export function leaveStep(p: Performance): Step {
  const { chance, model } = p;
  const underWay = [...model.ordering].flatMap(([account, some]) => some.map(({ name }) => ({ account, name })));
  const { account, name } =
    underWay.length > 0 ? chance.pick(underWay) : { account: chance.pick(accounts), name: "none" };
  const ask = { epoch: p.epoch, account, attempt: name };
  return {
    what: `leave ${account} ${name}`,
    commands: [call(p, leaveHoldScript, account, name)],
    check: (answer) => leaveHoldInModel(model, ask, answer),
  };
}

function toldOf(p: Performance, unit: number): Told {
  const { account = "", fence = 0, state = "claimed" } = p.claims.get(unit) ?? {};
  return { mode: state, fence, account, units: [unit] };
}

/** An order is paid, or ends; Redis hears of it later. */
export function settleStep(p: Performance): Step {
  const { claims, chance } = p;
  const fences = [...new Set([...claims.values()].map(({ fence }) => fence))];
  const fence = chance.pick(fences);
  const of = [...claims].filter(([, claim]) => claim.fence === fence);
  const [, first] = of[0] ?? [];
  if (!first) return lookStep(p);
  const mode = chance.oneIn(2) ? "sold" : "free";
  for (const [unit, claim] of of) {
    if (mode === "free") claims.delete(unit);
    else claims.set(unit, { ...claim, state: "sold" });
  }
  p.untold.push({ mode, fence, account: first.account, units: of.map(([unit]) => unit) });
  return { ...lookStep(p), what: `${mode} ${first.account} ${of.map(([unit]) => unit)}` };
}

/** Redis is told of what was committed: mostly of the oldest, at times out of turn, twice, or by who compares both. */
export function tellStep(p: Performance): Step {
  const { chance, untold, claims } = p;
  const at = chance.oneIn(3) ? chance.below(untold.length) : 0;
  let told = chance.oneIn(8) ? untold[at] : untold.splice(at, 1)[0];
  if (!told && claims.size > 0) told = toldOf(p, chance.pick([...claims.keys()]));
  if (!told) return lookStep(p);
  const { mode, fence, account, units } = told;
  return {
    what: `tell ${mode} ${account} ${units} (${fence})`,
    commands: [call(p, setClaimsScript, mode, fence, account, units.join(","))],
    check: (answer) => showInModel(p.model, { ...told, epoch: p.epoch }, answer),
  };
}

/** Somebody looks: overdue holds go, and he hears what has changed since he last looked. */
export function lookStep(p: Performance): Step {
  const { version } = p.page;
  return {
    what: "look",
    commands: [call(p, lookScript, version)],
    check(answer, now, dump) {
      if (isStale(p.model, p.epoch, answer)) return;
      releaseDue(p.model, now);
      const is = dump.cut + dump.log.length;
      if (version < dump.cut) return expectAnswer(answer, "GAP", p.model.sale?.version, dump.plan, is);
      expectAnswer(answer, "OK", p.model.sale?.version, dump.plan, is, ...dump.log.slice(version - dump.cut));
    },
  };
}

import { setTermsScript } from "../follow-terms.ts";
import { loadScript } from "../rebuild.ts";
import { seatBlocks } from "../seat-blocks.ts";
import { unitBytes, unitBytesEach, writeUnit } from "../unit-bytes.ts";
import { lookScript, setClaimsScript } from "../unit-scripts.ts";
import type { Hall } from "./hall.ts";
import { isStale, releaseDue } from "./model.ts";
import { showInModel, type Told } from "./model-claims.ts";
import { type Claim, loadInModel, setTermsInModel } from "./model-load.ts";
import { accounts, callOf, epochs, type Performance, type Step } from "./performance.ts";

const blocked = 0xffff;

/** A hold becomes an order: the database writes its claims unless one is there, and Redis is told now or later. */
export function ordering(p: Performance): Step {
  const account = p.chance.pick(accounts);
  const hold = p.model.accounts.get(account)?.hold;
  if (!hold || hold.units.some((unit) => p.claims.has(unit))) return looking(p);
  for (const unit of hold.units) p.claims.set(unit, { account, fence: hold.fence, state: "claimed" });
  p.untold.push({ mode: "claimed", fence: hold.fence, account, units: hold.units });
  return p.chance.oneIn(4) ? looking(p) : showing(p);
}

/** Redis is told of an order: of one just written, or that it is paid, or that it has ended. */
export function showing(p: Performance): Step {
  const told = p.untold.shift() ?? paidOrEnded(p);
  if (!told) return looking(p);
  const { mode, fence, account, units } = told;
  return {
    what: `show ${mode} ${account} ${units} of ${fence}`,
    command: callOf(p, setClaimsScript, [mode, String(fence), account, units.join(",")]),
    check: (answer) => showInModel(p.model, { ...told, epoch: p.epoch }, answer),
  };
}

function paidOrEnded(p: Performance): Told | undefined {
  const open = [...p.claims.values()].filter(({ state }) => state === "claimed");
  if (open.length === 0) return undefined;
  const { fence, account } = p.chance.pick(open);
  const units = [...p.claims].flatMap(([unit, claim]) => (claim.fence === fence ? [unit] : []));
  const mode = p.chance.oneIn(2) ? "sold" : "free";
  for (const unit of units) {
    if (mode === "free") p.claims.delete(unit);
    else p.claims.set(unit, { account, fence, state: "sold" });
  }
  return { mode, fence, account, units };
}

export function looking(p: Performance): Step {
  return {
    what: "look",
    command: callOf(p, lookScript, [Math.max(0, p.page.version)]),
    check: (answer, now) => {
      if (!isStale(p.model, p.epoch, answer)) releaseDue(p.model, now);
    },
  };
}

export function changingTerms(p: Performance): Step {
  if (!p.chance.oneIn(3)) p.version += 1;
  const version = p.chance.oneIn(5) ? p.version - 1 : p.version;
  const planVersion = p.hall.plan.version;
  return {
    what: `terms ${version} of plan ${planVersion}`,
    command: callOf(p, setTermsScript, [version, planVersion]),
    check: (answer) => setTermsInModel(p.model, { epoch: p.epoch, version, planVersion }, answer),
  };
}

/** The server begins another life: what it has is believed by nobody until it is loaded again. */
export function beginningAnew(p: Performance): Step {
  p.epoch = p.chance.pick(epochs.filter((epoch) => epoch !== p.epoch));
  return looking(p);
}

/** A load from the database; at times another plan is in force from then on. */
export function loading(p: Performance): Step {
  if (p.trace.length > 0 && p.chance.oneIn(4) && p.claims.size === 0) {
    p.hall = p.hall === p.halls[0] ? p.halls[1] : p.halls[0];
    p.version += 1;
  }
  const { plan, layout } = p.hall;
  const claims = new Map(p.claims);
  const units = unitsOf(p.hall, claims);
  const read = unitBytes(units);
  const { places, blocks, room } = seatBlocks(plan, layout, (unit) => read.state(unit) === 0);
  const highest = [...claims.values()].reduce((most, { fence }) => Math.max(most, fence), 0);
  const moved = movedUnits(p);
  const load = { epoch: p.epoch, version: p.version, hall: p.hall, claims, highest, moved };
  const accountsBefore = p.last?.accounts.filter((_, n) => n % 2 === 0) ?? [];
  return {
    what: `load plan ${plan.version} sale ${p.version} epoch ${p.epoch}`,
    command: callOf(p, loadScript, [
      ...[p.version, plan.version, plan.unitCount, plan.groups.length, highest, units, places],
      JSON.stringify([...unitsByAccount(claims)].flat()),
      ...blocks.flatMap((bytes, group) => [bytes, room[group] ?? Buffer.alloc(0)]),
      Buffer.from(Array.from({ length: plan.unitCount }, (_, unit) => (moved.has(unit) ? 1 : 0))),
    ]),
    check: (answer, now, { sale }) => loadInModel(p.model, load, { answer, sale, accountsBefore, now }),
  };
}

function unitsOf({ plan }: Hall, claims: ReadonlyMap<number, Claim>): Buffer {
  const units = Buffer.alloc(plan.unitCount * unitBytesEach);
  plan.groupOf.forEach((group, unit) => {
    if (group === blocked) writeUnit(units, unit, 3, 0);
  });
  for (const [unit, { state, fence }] of claims) writeUnit(units, unit, state === "sold" ? 3 : 2, fence);
  return units;
}

/** Units that are of another tier or pool under the plan in force than under the one Redis has. */
function movedUnits(p: Performance): Set<number> {
  const groupOf = ({ plan }: Hall, unit: number) => {
    const group = plan.groups[plan.groupOf[unit] ?? blocked];
    return group && `${group.tier} ${group.pool}`;
  };
  const units = p.model.planVersion === p.hall.plan.version ? [] : Array.from(p.hall.plan.groupOf.keys());
  return new Set(
    units.filter((unit) => {
      const [before, now] = [groupOf(p.model.hall, unit), groupOf(p.hall, unit)];
      return before !== undefined && now !== undefined && before !== now;
    }),
  );
}

function unitsByAccount(claims: ReadonlyMap<number, Claim>): Map<string, number> {
  const owned = new Map<string, number>();
  for (const { account } of claims.values()) owned.set(account, (owned.get(account) ?? 0) + 1);
  return owned;
}

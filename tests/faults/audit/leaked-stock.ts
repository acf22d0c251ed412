import type { Evidence } from "./evidence.ts";
import { byKey, groupBy, isLiving, place } from "./grouping.ts";
import type { PerformanceRow, Tables } from "./tables.ts";
import type { UnitState } from "./unit-state.ts";

const mapSays = ["not for sale", "free", "held or claimed", "sold"];

/** Overdue holds go when somebody looks; a round of repair looks each minute, and a moment more is for its work. */
const overdueMs = 75_000;

/** No stock disappears: each unit is exactly one of blocked, free, held, claimed, sold; Redis says what MySQL says, and pages show it. */
export function* leakedStock({ tables, unitStates }: Evidence): Generator<string> {
  yield* claimsAgainstOrders(tables);
  for (const performance of tables.performances) {
    const state = unitStates.get(performance.id);
    // A performance nobody has asked for yet has no state to be wrong.
    if (!state || Object.keys(state.meta).length === 0) {
      const claims = tables.claims.filter((claim) => claim.performanceId === performance.id);
      if (claims.length > 0) yield `performance ${performance.id} has ${claims.length} claims and no unit state`;
      continue;
    }
    if (Number(state.meta.epoch) !== tables.epoch)
      yield `performance ${performance.id} has unit state of epoch ${state.meta.epoch}, the database is at ${tables.epoch}`;
    yield* everyUnitOnce(performance, state);
    yield* takenAgainstClaims(performance, state, tables);
    yield* holdsInOrder(performance, state);
    yield* accountsInOrder(performance, state);
  }
}

function* claimsAgainstOrders({ orders, lines, claims, attendeeClaims }: Tables): Generator<string> {
  const order = byKey(orders, (row) => row.id);
  const line = byKey(lines, (row) => row.id);
  for (const claim of claims) {
    const owner = order.get(claim.orderId);
    const wanted = owner?.state === "paid" ? "sold" : owner?.state === "awaiting_payment" ? "claimed" : "no claim";
    const cause = line.get(claim.orderLineId);
    if (claim.state !== wanted)
      yield `unit ${place(claim)} is ${claim.state}, its order ${claim.orderId} is ${owner?.state ?? "missing"}`;
    else if (claim.accountId !== owner?.accountId || cause?.orderId !== claim.orderId || place(cause) !== place(claim))
      yield `unit ${place(claim)} is claimed in the name of another line or account than its order's (${claim.orderId})`;
  }
  const claimed = new Set(claims.map((claim) => `${place(claim)} ${claim.orderId}`));
  for (const one of lines) {
    if (one.kind !== "ticket" || one.state !== "live" || !isLiving(order.get(one.orderId))) continue;
    if (!claimed.has(`${place(one)} ${one.orderId}`)) yield `unit ${place(one)} of order ${one.orderId} has no claim`;
  }
  for (const claim of attendeeClaims)
    if (!isLiving(order.get(claim.orderId))) yield `a person stays claimed by order ${claim.orderId}, which has ended`;
}

/** free + held + claimed + sold + blocked = units, and each unit is free where the plan puts it. */
function* everyUnitOnce({ id, unitCount, runs }: PerformanceRow, state: UnitState): Generator<string> {
  const groups: string[] = [];
  const groupOf = runs.flatMap((run) => {
    const name = `${run.tier}/${run.pool}`;
    if (!groups.includes(name)) groups.push(name);
    return Array<number | "blocked">(run.units).fill(run.blocked === undefined ? groups.indexOf(name) : "blocked");
  });
  const freeIn = new Map<number, number[]>();
  for (const [group, units] of state.free)
    for (const unit of units) freeIn.set(unit, [...(freeIn.get(unit) ?? []), group]);

  for (let unit = 0; unit < unitCount; unit += 1) {
    const free = freeIn.get(unit) ?? [];
    const taken = state.taken[unit];
    const name = `unit ${id}/${unit}`;
    if (groupOf[unit] === "blocked") {
      if (free.length > 0 || taken) yield `${name} is blocked and in Redis ${taken ?? "free"}`;
    } else if (free.length > 0 && taken) yield `${name} is free and taken (${taken}) in Redis`;
    else if (free.length > 1) yield `${name} is free in ${free.length} groups`;
    else if (free.length === 0 && !taken) yield `${name} is neither free nor taken in Redis`;
    else if (free.length === 1 && free[0] !== groupOf[unit])
      yield `${name} is free in group ${free[0]}, the plan says ${groupOf[unit]}`;
    const wanted = groupOf[unit] === "blocked" ? 0 : taken === undefined ? 1 : taken.startsWith("s:") ? 3 : 2;
    const shown = ((state.states[unit >> 2] ?? 0) >> (2 * (unit & 3))) & 3;
    if (shown !== wanted) yield `${name} is shown as ${mapSays[shown]}, it is ${mapSays[wanted]}`;
  }
  const beyond = [...freeIn.keys(), ...Object.keys(state.taken).map(Number)].filter((unit) => !(unit in groupOf));
  for (const unit of beyond) yield `unit ${id}/${unit} is in Redis and not in the plan`;
}

function* takenAgainstClaims({ id }: PerformanceRow, state: UnitState, tables: Tables): Generator<string> {
  const wanted = new Map(
    tables.claims
      .filter((claim) => claim.performanceId === id)
      .map((claim) => [claim.unit, `${claim.state === "sold" ? "s" : "c"}:${claim.orderId}:${claim.accountId}`]),
  );
  for (const [unit, owner] of wanted)
    if (state.taken[unit] !== owner)
      yield `unit ${id}/${unit} is ${owner} in MySQL and ${state.taken[unit] ?? "free"} in Redis`;
  for (const [unit, owner] of Object.entries(state.taken))
    if (!owner.startsWith("h:") && !wanted.has(Number(unit)))
      yield `unit ${id}/${unit} is ${owner} in Redis and unclaimed in MySQL`;
}

function* holdsInOrder({ id }: PerformanceRow, state: UnitState): Generator<string> {
  for (const [unit, owner] of Object.entries(state.taken))
    if (owner.startsWith("h:") && !state.holds.get(owner.slice(2))?.units.includes(Number(unit)))
      yield `unit ${id}/${unit} is held by ${owner.slice(2)}, which does not have it`;
  for (const [hold, { account }] of state.holds) {
    const deadline = state.deadlines.get(hold);
    if (deadline === undefined) yield `hold ${hold} of ${id} never ends`;
    else if (deadline < state.now - overdueMs)
      yield `hold ${hold} of ${id} should have ended ${Math.round((state.now - deadline) / 1000)} s ago`;
    if (state.mine[account] !== hold) yield `hold ${hold} of ${id} is not found by its account ${account}`;
  }
  for (const hold of state.deadlines.keys())
    if (!state.holds.has(hold)) yield `hold ${hold} of ${id} is due and is not there`;
  for (const [account, hold] of Object.entries(state.mine))
    if (!state.holds.has(hold)) yield `account ${account} is said to have hold ${hold} of ${id}, which is not there`;
}

/** An account's counter is what it holds and owns: the limit is decided by it. */
function* accountsInOrder({ id }: PerformanceRow, state: UnitState): Generator<string> {
  const owners = Object.values(state.taken).map((owner) => {
    const [kind, first = "", account = ""] = owner.split(":");
    return kind === "h" ? (state.holds.get(first)?.account ?? "") : account;
  });
  const owned = groupBy(owners, (account) => account);
  for (const account of new Set([...owned.keys(), ...Object.keys(state.accounts)])) {
    const [counted, has] = [Number(state.accounts[account] ?? 0), owned.get(account)?.length ?? 0];
    if (counted !== has) yield `account ${account} has ${has} units of ${id} in Redis and is counted with ${counted}`;
  }
}

import type { Evidence } from "./evidence.ts";
import { byKey, isLiving, place } from "./grouping.ts";
import type { ClaimRow, LineRow, PerformanceRow, Tables } from "./rows.ts";
import type { Unit, UnitState } from "./unit-state.ts";

const says = ["free", "held", "claimed", "sold"];
const mapSays = ["not for sale", "free", "held or claimed", "sold"];

/** Overdue holds go when somebody looks; a round of repair looks each minute, and a moment more is for its work. */
const overdueMs = 75_000;

/** No stock disappears: each unit is exactly one of blocked, free, held, claimed, sold; Redis says what MySQL says, and pages show it. */
export function* leakedStock({ tables, unitStates, pages }: Evidence): Generator<string> {
  yield* claimsAgainstOrders(tables);
  for (const performance of tables.performances) {
    const state = unitStates.get(performance.id);
    const claims = tables.claims.filter((claim) => claim.performanceId === performance.id);
    // A performance nobody has asked for yet has no state to be wrong.
    if (state?.epoch === undefined) {
      if (claims.length > 0) yield `performance ${performance.id} has ${claims.length} claims and no unit state`;
      continue;
    }
    const epoch = tables.lives.get(state.life);
    if (state.epoch !== epoch)
      yield `performance ${performance.id} has unit state of epoch ${state.epoch}, its server is at ${epoch}`;
    yield* everyUnitOnce(performance, state, pages.get(performance.id));
    yield* takenAgainstClaims(performance, state, claims);
    yield* holdsInOrder(performance, state);
    yield* accountsInOrder(performance, state, claims);
    yield* allIsFound(performance, state);
  }
}

function* claimsAgainstOrders({ orders, lines, claims, attendeeClaims }: Tables): Generator<string> {
  const order = byKey(orders, (row) => row.id);
  const line = byKey(lines, (row) => row.id);
  for (const claim of claims) {
    const owner = order.get(claim.orderId);
    const wanted = owner?.state === "paid" ? "sold" : owner?.state === "awaiting_payment" ? "claimed" : "no claim";
    const cause = line.get(claim.orderLineId);
    if (claim.freeAt !== null) {
      yield* givenBack(claim, cause);
      continue;
    }
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

/** A unit that was given back is nobody's and not for sale before its time; then a minute's round of work puts it on sale again. */
function* givenBack(claim: ClaimRow, cause: LineRow | undefined): Generator<string> {
  if (claim.state !== "sold" || cause?.state !== "refunded" || place(cause) !== place(claim))
    yield `unit ${place(claim)} waits to be sold again, its line ${claim.orderLineId} is ${cause?.state ?? "missing"}`;
  else if (Date.now() > (claim.freeAt ?? 0) + overdueMs)
    yield `unit ${place(claim)} was to be sold again at ${new Date(claim.freeAt ?? 0).toISOString()}`;
}

/** free + held + claimed + sold + blocked = units; a unit is blocked where the plan says so, and pages are told the same. */
function* everyUnitOnce(
  { id, unitCount, runs }: PerformanceRow,
  { units }: UnitState,
  shown: Uint8Array | undefined,
): Generator<string> {
  const blocked = runs.flatMap((run) => Array<boolean>(run.units).fill(run.blocked !== undefined));
  if (units.length !== unitCount)
    yield `performance ${id} has ${units.length} units in Redis, ${unitCount} in its plan`;
  for (const [unit, { state, owner }] of units.entries()) {
    const name = `unit ${id}/${unit}`;
    const isBlocked = state === 3 && owner === 0;
    if (isBlocked !== blocked[unit]) yield `${name} is ${isBlocked ? "blocked" : "for sale"} in Redis, not in the plan`;
    if (state === 0 && owner !== 0) yield `${name} is free and ${owner}'s`;
    if (state !== 0 && owner === 0 && !isBlocked) yield `${name} is ${says[state]} by nobody`;
    if (!shown) continue;
    const wanted = isBlocked ? 0 : state === 0 ? 1 : state === 3 ? 3 : 2;
    const seen = ((shown[unit >> 2] ?? 0) >> (2 * (unit & 3))) & 3;
    if (seen !== wanted) yield `${name} is shown as ${mapSays[seen]}, it is ${mapSays[wanted]}`;
  }
}

function* takenAgainstClaims({ id }: PerformanceRow, { units }: UnitState, claims: ClaimRow[]): Generator<string> {
  const named = (unit: Unit | undefined) => (unit ? `${says[unit.state]} (${unit.owner})` : "missing");
  for (const { unit, state, fence } of claims) {
    const is = units[unit];
    if (is?.state !== (state === "sold" ? 3 : 2) || is.owner !== fence)
      yield `unit ${id}/${unit} is ${state} (${fence}) in MySQL and ${named(is)} in Redis`;
  }
  const claimed = new Set(claims.map((claim) => claim.unit));
  for (const [unit, is] of units.entries())
    if (is.state > 1 && is.owner !== 0 && !claimed.has(unit))
      yield `unit ${id}/${unit} is ${named(is)} in Redis and unclaimed in MySQL`;
}

function* holdsInOrder({ id }: PerformanceRow, state: UnitState): Generator<string> {
  const holdOf = byKey(state.holds.values(), (hold) => String(hold.fence));
  for (const [unit, { state: is, owner }] of state.units.entries())
    if (is === 1 && !holdOf.get(String(owner))?.units.includes(unit))
      yield `unit ${id}/${unit} is held by ${owner}, which does not have it`;
  for (const [account, hold] of state.holds) {
    for (const unit of hold.units)
      if (state.units[unit]?.owner !== hold.fence) yield `hold ${hold.id} has lost unit ${id}/${unit}`;
    if (!state.deadlines.has(account)) yield `hold ${hold.id} of ${id} never ends`;
    else if (hold.deadline < state.now - overdueMs)
      yield `hold ${hold.id} of ${id} should have ended ${Math.round((state.now - hold.deadline) / 1000)} s ago`;
  }
  for (const account of state.deadlines.keys())
    if (!state.holds.has(account)) yield `a hold of ${account} in ${id} is due and is not there`;
}

/** An account's counter is what it holds and owns: the limit is decided by it. */
function* accountsInOrder({ id }: PerformanceRow, state: UnitState, claims: ClaimRow[]): Generator<string> {
  const accountOf = new Map(claims.map((claim) => [claim.unit, claim.accountId]));
  const holderOf = new Map([...state.holds].map(([account, { fence }]) => [fence, account]));
  const has = new Map<string, number>();
  for (const [unit, { state: is, owner }] of state.units.entries()) {
    if (owner === 0) continue;
    const account = (is === 1 ? holderOf.get(owner) : accountOf.get(unit)) ?? "nobody";
    has.set(account, (has.get(account) ?? 0) + 1);
  }
  for (const account of new Set([...has.keys(), ...state.owned.keys()])) {
    const [counted, owns] = [state.owned.get(account) ?? 0, has.get(account) ?? 0];
    if (counted !== owns) yield `account ${account} has ${owns} units of ${id} in Redis and is counted with ${counted}`;
  }
}

/** Free neighbours that the search of the best seats believes to be taken are sold to nobody who does not name them. */
function* allIsFound({ id }: PerformanceRow, { blocks, units }: UnitState): Generator<string> {
  for (const { first, seats, room } of blocks) {
    let [longest, now] = [0, 0];
    for (let unit = first; unit < first + seats; unit += 1) {
      now = units[unit]?.state === 0 ? now + 1 : 0;
      longest = Math.max(longest, now);
    }
    if (room < Math.min(longest, 254))
      yield `units ${id}/${first}–${first + seats - 1} have ${longest} free neighbours, the search knows of ${room}`;
  }
}

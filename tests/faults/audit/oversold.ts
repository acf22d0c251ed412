import type { Evidence } from "./evidence.ts";
import { byKey, groupBy, isLiving, place } from "./grouping.ts";
import type { Tables } from "./rows.ts";

/** No unit has two owners, now or at any moment of the sale; nobody has more than he may, or a ticket nobody sold him. */
export function* oversold({ tables, witness }: Evidence): Generator<string> {
  yield* twoOwnersNow(tables);
  yield* twoOwnersOnce(tables);
  yield* claimsBeyondThePlan(tables);
  yield* ticketsNobodySold(tables);
  yield* beyondTheLimit(tables);
  for (const [key, orders] of groupBy(witness.seen, (order) => `${order.accountId} ${order.clientKey}`)) {
    const ids = new Set(orders.map((order) => order.orderId));
    if (ids.size > 1) yield `one client key became ${ids.size} orders: ${[...ids].join(", ")} (${key})`;
  }
}

function livingLines({ orders, lines }: Tables) {
  const order = byKey(orders, (row) => row.id);
  return lines.filter((line) => line.kind === "ticket" && line.state === "live" && isLiving(order.get(line.orderId)));
}

function* twoOwnersNow(tables: Tables): Generator<string> {
  const tickets = tables.tickets.filter((ticket) => ticket.state !== "void");
  for (const [unit, same] of groupBy(tickets, place))
    if (same.length > 1) yield `unit ${unit} has ${same.length} live tickets: ${same.map(({ id }) => id).join(", ")}`;
  for (const [unit, same] of groupBy(livingLines(tables), place))
    if (same.length > 1)
      yield `unit ${unit} is in ${same.length} living orders: ${same.map((line) => line.orderId).join(", ")}`;
  for (const [unit, same] of groupBy(tables.claims, place))
    if (same.length > 1)
      yield `unit ${unit} is claimed ${same.length} times: ${same.map((claim) => claim.orderId).join(", ")}`;
}

/**
 * From its first transition to its last an order has its units: the first is written after the claims, the last before they are
 * released, so the times of two orders with the same unit never overlap.
 */
function* twoOwnersOnce({ lines, transitions, refunds }: Tables): Generator<string> {
  const steps = groupBy(transitions, (step) => step.orderId);
  const refund = byKey(refunds, (row) => row.id);
  const spans = lines.flatMap((line) => {
    const own = steps.get(line.orderId) ?? [];
    const from = own.find((step) => step.toState === "awaiting_payment")?.at;
    // A ticket that was given back is its order's no more, though the order lives on.
    const back = refund.get(line.refundId ?? "")?.at;
    const end = back ?? own.find((step) => ["cancelled", "expired", "refunded"].includes(step.toState))?.at;
    return line.unit === null || from === undefined
      ? []
      : [{ unit: place(line), orderId: line.orderId, from, to: end ?? Number.POSITIVE_INFINITY }];
  });
  for (const [unit, owners] of groupBy(spans, (span) => span.unit)) {
    owners.sort((a, b) => a.from - b.from || a.to - b.to);
    for (const [n, later] of owners.entries()) {
      const earlier = owners[n - 1];
      if (earlier && later.from < earlier.to)
        yield `unit ${unit} belonged to order ${earlier.orderId} and, from ${new Date(later.from).toISOString()}, to ${later.orderId} as well`;
    }
  }
}

function* claimsBeyondThePlan({ performances, claims }: Tables): Generator<string> {
  const claimsOf = groupBy(claims, (claim) => claim.performanceId);
  for (const { id, unitCount, runs } of performances) {
    const own = claimsOf.get(id) ?? [];
    if (own.length > unitCount) yield `performance ${id} has ${unitCount} units and ${own.length} claims`;
    const blocked = runs.flatMap((run) => Array<boolean>(run.units).fill(run.blocked !== undefined));
    for (const claim of own)
      if (blocked[claim.unit] !== false)
        yield `unit ${place(claim)} is not for sale and is claimed by order ${claim.orderId}`;
  }
}

function* ticketsNobodySold({ orders, lines, tickets }: Tables): Generator<string> {
  const order = byKey(orders, (row) => row.id);
  const line = byKey(lines, (row) => row.id);
  for (const ticket of tickets) {
    if (ticket.state === "void") continue;
    const sold = line.get(ticket.orderLineId);
    const buyer = order.get(ticket.orderId);
    if (buyer?.state !== "paid" || sold?.state !== "live" || sold.orderId !== ticket.orderId)
      yield `ticket ${ticket.id} opens the gate for a line that is not paid (order ${ticket.orderId}: ${buyer?.state ?? "missing"})`;
    else if (place(sold) !== place(ticket) || buyer.accountId !== ticket.accountId)
      yield `ticket ${ticket.id} is for ${place(ticket)}, its line for ${place(sold)}`;
  }
}

function* beyondTheLimit(tables: Tables): Generator<string> {
  const limit = byKey(tables.performances, (row) => row.id);
  const order = byKey(tables.orders, (row) => row.id);
  const owned = groupBy(livingLines(tables), (line) => `${line.performanceId} ${order.get(line.orderId)?.accountId}`);
  for (const [key, lines] of owned) {
    const most = limit.get(lines[0]?.performanceId ?? "")?.perAccountLimit;
    if (most !== undefined && lines.length > most)
      yield `an account has ${lines.length} units of a performance that allows ${most} (${key})`;
  }
}

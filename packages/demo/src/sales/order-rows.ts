import { type LedgerFact, ledgerRows, partsOfLines } from "@kaimu/api";
import type { Prisma } from "@kaimu/db";
import { demoId } from "../demo-id.ts";
import type { DemoTier } from "../offers.ts";
import type { Purchase } from "./purchases.ts";

/** What the orders of one performance have in common. */
export interface OrdersOf {
  /** Names the performance in ids. */
  key: string;
  performanceId: string;
  eventId: string;
  organizerId: string;
  merchantAccountId: string;
  timeZone: string;
  /** What the platform keeps of the price, in hundredths of a percent. */
  feePermyriad: number;
  paymentSeconds: number;
  refundRule: object;
  tiers: DemoTier[];
  tierId(code: string): string;
  offerId(code: string, kind: string): string;
  seatKey(unit: number): string | null;
  /** The blind index of an attendee's document. */
  documentIndex(attendeeId: string): string;
  /** The signed payload of a ticket's QR. */
  signCode(ticketId: string): string;
  realName: boolean;
}

/** Rows of all the tables that an order leaves behind, in the order in which they may be inserted. */
export interface OrderRows {
  orders: Prisma.OrderCreateManyInput[];
  lines: Prisma.OrderLineCreateManyInput[];
  transitions: Prisma.OrderTransitionCreateManyInput[];
  payments: Prisma.PaymentCreateManyInput[];
  ledgerTransactions: Prisma.LedgerTransactionCreateManyInput[];
  ledgerEntries: Prisma.LedgerEntryCreateManyInput[];
  claims: Prisma.UnitClaimCreateManyInput[];
  attendeeClaims: Prisma.AttendeeClaimCreateManyInput[];
  tickets: Prisma.TicketCreateManyInput[];
  credentials: Prisma.CredentialCreateManyInput[];
}

/**
 * Orders as a sale would have left them. There is nothing in the outbox: what they would have set off is long done.
 * The payment sandbox has no books for them, since it never saw a trade: their numbers at the gateway begin with DEMO.
 */
export function orderRows(of: OrdersOf, purchases: Purchase[]): OrderRows {
  const rows: OrderRows = {
    ...{ orders: [], lines: [], transitions: [], payments: [], ledgerTransactions: [], ledgerEntries: [] },
    ...{ claims: [], attendeeClaims: [], tickets: [], credentials: [] },
  };
  for (const [at, purchase] of purchases.entries()) addOrder(rows, of, purchase, at);
  return rows;
}

function addOrder(rows: OrderRows, of: OrdersOf, purchase: Purchase, at: number): void {
  const { buyer, units, offer, outcome } = purchase;
  const { performanceId, eventId, organizerId } = of;
  const orderId = demoId(`order/${of.key}/${at}`);
  const createdAt = purchase.at;
  const expiresAt = after(createdAt, of.paymentSeconds);
  const paid = outcome === "paid";
  const endedAt = paid ? after(createdAt, 25 + ((at * 37) % 400)) : after(expiresAt, 2);
  const totalFen = (units.length / offer.units) * offer.yuan * 100;
  const account = { accountId: buyer.id };
  const channel = at % 5 < 3 ? ("h5" as const) : ("web" as const);

  rows.orders.push({
    ...{ id: orderId, ...account, organizerId, eventId, performanceId, channel },
    ...{ state: outcome, totalFen, clientKey: `demo-${orderId}`, holdId: demoId(`hold/${of.key}/${at}`) },
    ...{ expiresAt, createdAt, paidAt: paid ? endedAt : null, closedAt: paid ? null : endedAt },
  });
  rows.transitions.push(
    { orderId, from: null, toState: "awaiting_payment", at: createdAt, reason: "placed" },
    {
      ...{ orderId, from: "awaiting_payment", toState: outcome, at: endedAt },
      reason: paid ? "payment" : "time ran out",
    },
  );
  const lineIds = units.map((unit) => demoId(`line/${of.key}/${unit}/${at}`));
  const person = (place: number) => (of.realName ? (buyer.family[place]?.id ?? null) : null);
  for (const [place, unit] of units.entries())
    rows.lines.push({
      ...{ id: lineIds[place] ?? "", orderId, kind: "ticket", state: paid ? "live" : "released" },
      ...{ performanceId, unit, seatKey: of.seatKey(unit), attendeeId: person(place), ...soldAs(of, purchase) },
    });
  if (!paid) return;

  rows.payments.push({
    ...{ id: demoId(`payment/${of.key}/${at}`), orderId, performanceId, merchantAccountId: of.merchantAccountId },
    ...{ gateway: "alipay", outTradeNo: `K${orderId.replaceAll("-", "")}`, state: "succeeded" },
    ...{ gatewayTradeNo: `DEMO${orderId.replaceAll("-", "")}`, amountFen: totalFen, paidFen: totalFen },
    ...{ expiresAt, createdAt: after(createdAt, 6), paidAt: endedAt },
  });
  const inBooks = { id: orderId, ...account, organizerId, agentId: null, performanceId };
  const { amountFen: priceFen } = soldAs(of, purchase);
  const sold = lineIds.map((id) => ({ id, kind: "ticket" as const, amountFen: priceFen }));
  const { merchantAccountId } = of;
  const paymentId = demoId(`payment/${of.key}/${at}`);
  addFact(rows, of, endedAt, {
    ...{ kind: "payment_succeeded", order: inBooks, paymentId, merchantAccountId, amountFen: totalFen },
  });
  addFact(rows, of, endedAt, { kind: "order_paid", order: inBooks, lines: sold });
  for (const [place, unit] of units.entries()) {
    const orderLineId = lineIds[place] ?? "";
    const attendeeId = person(place);
    // Fencing numbers of before the first life of Redis: every real hold's is higher.
    rows.claims.push({
      ...{ performanceId, unit, orderId, orderLineId, state: "sold", fence: BigInt(at + 1), channel },
      ...{ ...account, createdAt },
    });
    if (attendeeId)
      rows.attendeeClaims.push({
        ...{ performanceId, documentIndex: of.documentIndex(attendeeId), orderId, orderLineId, createdAt },
      });
    const ticketId = demoId(`ticket/${of.key}/${unit}`);
    rows.tickets.push({
      ...{ id: ticketId, orderId, orderLineId, ...account, eventId, performanceId, unit },
      ...{ seatKey: of.seatKey(unit), attendeeId, createdAt: endedAt },
    });
    rows.credentials.push({
      ...{ id: demoId(`credential/${of.key}/${unit}`), ticketId, kind: "qr", createdAt: endedAt },
      code: of.signCode(ticketId),
    });
  }
}

/** A fact as the books have it. */
function addFact(rows: OrderRows, { timeZone, feePermyriad }: OrdersOf, at: Date, fact: LedgerFact): void {
  const { transaction, entries } = ledgerRows(fact, {
    ...{ id: demoId(`ledger/${fact.kind}/${fact.order.id}`), at, timeZone },
    parts: partsOfLines(fact.kind === "order_paid" ? fact.lines : [], { feePermyriad }),
  });
  rows.ledgerTransactions.push(transaction);
  rows.ledgerEntries.push(...entries);
}

/** What a line says of its price: an offer of several units is split evenly, and the demo's prices can be. */
function soldAs(of: OrdersOf, { tier: at, offer }: Purchase) {
  const tier = of.tiers[at] as DemoTier;
  return {
    tierId: of.tierId(tier.code),
    offerId: of.offerId(tier.code, offer.kind),
    amountFen: (offer.yuan * 100) / offer.units,
    terms: {
      ...{ tierName: tier.name, tierNameEn: tier.nameEn, offerName: offer.name, offerNameEn: offer.nameEn },
      ...{ payee: of.organizerId, taxClass: "admission", refundRule: of.refundRule },
    },
  };
}

function after(time: Date, seconds: number): Date {
  return new Date(time.getTime() + seconds * 1_000);
}

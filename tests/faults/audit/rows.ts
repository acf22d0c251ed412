/** What the audit reads of MySQL, table by table. */
export type OrderState = "awaiting_payment" | "paid" | "cancelled" | "expired" | "refunded";

export interface OrderRow {
  id: string;
  accountId: string;
  performanceId: string;
  clientKey: string;
  state: OrderState;
  totalFen: number;
  /** The end of its time to pay, in ms since 1970, and whether that is past; by the database's clock. */
  deadline: number;
  overdue: boolean;
}
export interface LineRow {
  id: string;
  orderId: string;
  kind: "ticket" | "fee" | "delivery" | "discount";
  state: "live" | "released" | "refunded";
  amountFen: number;
  performanceId: string | null;
  unit: number | null;
  /** The refund by which it was given back, and what of its price was kept then. */
  refundId: string | null;
  keptFen: number | null;
}
export interface TransitionRow {
  orderId: string;
  toState: OrderState;
  /** ms since 1970, by the database's clock. */
  at: number;
}
export interface ClaimRow {
  performanceId: string;
  unit: number;
  orderId: string;
  orderLineId: string;
  accountId: string;
  /** The fencing number of the hold it came from: whose the unit is in Redis. */
  fence: number;
  state: "claimed" | "sold";
  /** Given back, and to be sold again from this moment on (ms since 1970); null while it is somebody's. */
  freeAt: number | null;
}
export interface TicketRow {
  id: string;
  orderId: string;
  orderLineId: string;
  accountId: string;
  performanceId: string;
  unit: number;
  state: "valid" | "used" | "void";
  /** Active credentials with a code. */
  credentials: number;
}
export interface PaymentRow {
  id: string;
  orderId: string;
  merchantAccountId: string;
  outTradeNo: string;
  gatewayTradeNo: string | null;
  state: "pending" | "succeeded" | "closed";
  amountFen: number;
  paidFen: number | null;
}
export interface RefundRow {
  id: string;
  paymentId: string;
  orderId: string;
  outRefundNo: string;
  amountFen: number;
  method: string;
  state: "requested" | "succeeded" | "failed";
  reason: string;
  /** What the gateway last said of it. */
  detail: string | null;
  /** ms since 1970, by the database's clock. */
  at: number;
}
/** Money that an operator gave beyond what the rule gives back. */
export interface GiftRow {
  id: string;
  orderId: string;
  amountFen: number;
  state: "waiting" | "granted" | "refused";
  refundId: string | null;
}
/** A coupon, how many of its pieces it counts as used; and a piece, of one order. */
export interface CouponRow {
  id: string;
  used: number;
}
export interface GrantRow {
  couponId: string;
  orderId: string;
}
/** A transaction of the ledger: how many entries it should have. */
export interface PostedRow {
  id: string;
  fact: string;
  orderId: string;
  legs: number;
}
export interface EntryRow {
  transactionId: string;
  debit: string;
  debitOf: string;
  credit: string;
  creditOf: string;
  amountFen: number;
}
export interface PerformanceRow {
  id: string;
  unitCount: number;
  perAccountLimit: number;
  runs: { units: number; tier: string; pool: string; blocked?: string }[];
}

export interface Tables {
  /** The number of each life of a Redis server. */
  lives: Map<string, number>;
  performances: PerformanceRow[];
  orders: OrderRow[];
  lines: LineRow[];
  transitions: TransitionRow[];
  claims: ClaimRow[];
  attendeeClaims: { performanceId: string; orderId: string }[];
  tickets: TicketRow[];
  payments: PaymentRow[];
  refunds: RefundRow[];
  gifts: GiftRow[];
  coupons: CouponRow[];
  grants: GrantRow[];
  posted: PostedRow[];
  entries: EntryRow[];
  callbacks: { id: string; outTradeNo: string; outcome: string }[];
  /** Rows that wait to be sent. */
  outbox: { id: string; name: string }[];
  messages: { accountId: string; dedupeKey: string; state: string }[];
}

import { quiet } from "../sizes.ts";
import type { Edit, Mutant } from "./mutant.ts";

/** An order whose time is up ends without a question to the gateway. */
const noQuery: Edit[] = [
  {
    file: "packages/api/src/payment/close-unpaid.ts",
    from: "  if (await endedByMoney(ctx, o.orderId)) return endState(ctx, o.orderId);\n  await close",
    to: "  await close",
  },
  {
    file: "packages/api/src/payment/close-unpaid.ts",
    from: "  if (await endedByMoney(ctx, o.orderId)) return endState(ctx, o.orderId);\n  await mark",
    to: "  await mark",
  },
];

/** Nobody looks for callbacks that did not come. */
const noSweep: Edit = {
  file: "packages/api/src/payment/jobs.ts",
  from: "const orders = await ordersWithOpenPayments(ctx, { olderThanSeconds: 60, limit: 200 });",
  to: "const orders: string[] = [];",
};

/** Ways to lose somebody's money, or to give something for none. */
export const moneyMutants: Mutant[] = [
  {
    name: "signature-not-checked",
    counter: "lost_paid",
    edits: [
      {
        file: "packages/api/src/payment/alipay/alipay-gateway.ts",
        from: 'if (!fields.sign || fields.sign_type !== "RSA2" || !signatureHolds(sdk, fields))',
        to: "if (!signatureHolds)",
      },
    ],
    drill: { ...quiet, callbacksPerSecond: 5 },
  },
  {
    // Where the callback comes in, and where money becomes a fact.
    name: "amount-not-checked",
    counter: "unbalanced",
    edits: [
      {
        file: "packages/api/src/payment/receive-callback.ts",
        from: "if (notice.amountFen !== payment.amountFen)",
        to: "if (notice.amountFen < 0)",
      },
      {
        file: "packages/api/src/payment/apply-payment.ts",
        from: "if (o.paidFen !== payment.amountFen) {",
        to: "if (o.paidFen < 0) {",
      },
    ],
    drill: { ...quiet, returning: 0, sandbox: { forge: { chance: 0.6, kinds: ["wrong_amount"] } } },
  },
  {
    // The gateway hears "success" and repeats no more, and then database and process fall before the callback is stored.
    name: "acknowledged-before-commit",
    counter: "lost_paid",
    edits: [
      ...noQuery,
      noSweep,
      {
        file: "packages/api/src/payment/receive-callback.ts",
        from: '    result = (await takeNotice(ctx, o, notice)) ? "stored" : "repeated";\n',
        to: '    void takeNotice(ctx, o, notice).catch((error) => ctx.log.error({ err: error }, "callback not stored"));\n',
      },
    ],
    drill: {
      ...{ ...quiet, seats: { rows: 25, perRow: 10 }, buyers: 90, returning: 0, wild: 20, end: 22 },
      sandbox: { delay: { chance: 1, ms: 1_500 } },
      ambushes: [
        {
          ...{ when: "an order had just been paid", times: 3 },
          kill: [
            ["mariadb", 0],
            ["gateway", 800],
          ],
        },
      ],
    },
  },
  {
    // The callback is on its way when the time is up.
    name: "expired-without-query",
    counter: "refunded_though_in_time",
    edits: noQuery,
    drill: { ...quiet, returning: 0.2, paymentSeconds: 4, sandbox: { delay: { chance: 1, ms: 6_000 } } },
  },
  {
    // The order is paid, its row is to follow with the next ones, the process falls, and nobody hears of it: no tickets.
    name: "outbox-outside-transaction",
    counter: "lost_paid",
    edits: [
      {
        file: "packages/api/src/ordering/mark-paid.ts",
        from: '  await emit(tx, "order/paid", { orderId });\n',
        to: "",
      },
      {
        file: "packages/api/src/payment/apply-payment.ts",
        from: '  if (applied === "order paid") {\n',
        to: '  if (applied === "order paid") {\n    setTimeout(() => void emit(ctx.db, "order/paid", { orderId }), 1_000);\n',
      },
      {
        file: "packages/api/src/payment/apply-payment.ts",
        from: 'import { requestRefund } from "./refund.ts";\n',
        to: 'import { emit } from "../platform/outbox.ts";\nimport { requestRefund } from "./refund.ts";\n',
      },
    ],
    drill: {
      ...quiet,
      returning: 0.3,
      ambushes: [
        {
          ...{ when: "an order had just been paid", times: 2 },
          kill: [
            ["worker", 0],
            ["gateway", 0],
          ],
        },
      ],
    },
  },
  {
    // Money that comes by a second way, or for an order that is over, stays.
    name: "second-payment-kept",
    counter: "lost_paid",
    edits: [
      {
        file: "packages/api/src/payment/apply-payment.ts",
        from: '      await requestRefund(tx, { ...back, reason: "order_closed" });\n',
        to: "",
      },
    ],
    drill: { ...quiet, returning: 0 },
  },
  {
    // The order is paid, and nobody closes what is open at the other gateway.
    name: "other-way-left-open",
    counter: "unexplained",
    edits: [
      {
        file: "packages/api/src/payment/close-payments.ts",
        from: 'if (!order || order.state === "awaiting_payment") return "still waiting";',
        to: 'if (order) return "still waiting";',
      },
    ],
    drill: { ...quiet, places: 100 },
  },
];

import type { Size } from "../size.ts";
import { quiet } from "../sizes.ts";
import type { Mutant } from "./mutant.ts";

/** Much goes back: tickets, and goodwill. */
const returns: Size = { ...quiet, places: 200, perAccountLimit: 12, wantSeats: 0.3, giving: 0.6, goodwillPerSecond: 3 };

/** Ways to send money back twice, or to lose sight of it. */
export const moneyBackMutants: Mutant[] = [
  {
    // A refund whose answer was lost is asked for again, as if it were another.
    name: "refund-number-anew",
    counter: "double_refund",
    edits: [
      {
        file: "packages/api/src/payment/refund.ts",
        from: "outRefundNo: refund.outRefundNo,",
        to: "outRefundNo: `${refund.outRefundNo}${Date.now()}`,",
      },
    ],
    drill: {
      ...returns,
      sandbox: { answer: { chance: 0.5, what: "lost", methods: ["alipay.trade.refund", "wechat.refund"] } },
    },
  },
  {
    // The money goes back, and the books do not say so.
    name: "refund-not-posted",
    counter: "ledger",
    edits: [
      {
        file: "packages/api/src/payment/refund.ts",
        from: '  await post(tx, { kind: "refund_requested", order, refundId, amountFen: o.amountFen });\n',
        to: "",
      },
    ],
    drill: quiet,
  },
  {
    // What is kept of a ticket that was given back is written down nowhere.
    name: "kept-fee-forgotten",
    counter: "unbalanced",
    edits: [
      {
        file: "packages/api/src/ordering/return-lines.ts",
        from: "l.keptFen = CASE l.id",
        to: "l.keptFen = 0 * CASE l.id",
      },
    ],
    drill: returns,
  },
];

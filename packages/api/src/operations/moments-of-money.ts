import type { PaymentStory } from "../payment/index.ts";
import { type Moment, when } from "./moment.ts";

/** Every moment of an order's money: payments, what the gateways told, gifts, refunds and differences. Pure. */
export function momentsOfMoney(money: PaymentStory): Moment[] {
  return [
    ...money.payments.flatMap(ofPayment),
    ...money.callbacks.flatMap(ofCallback),
    ...money.refused.map(ofRefused),
    ...money.gifts.flatMap(ofGift),
    ...money.refunds.flatMap(ofRefund),
    ...money.cases.flatMap(ofCase),
  ];
}

function ofPayment(one: PaymentStory["payments"][number]): Moment[] {
  const { gateway, amountFen, paidFen, gatewayTradeNo, outTradeNo } = one;
  return [
    ...when(one.createdAt, { what: "payment_opened", by: "buyer", facts: { gateway, amountFen, number: outTradeNo } }),
    ...when(one.paidAt, {
      ...{ what: "payment_paid", by: "gateway" },
      facts: { gateway, paidFen, amountFen, number: gatewayTradeNo },
    }),
    ...when(one.closedAt, { what: "payment_closed", by: "system", facts: { gateway, number: outTradeNo } }),
  ];
}

function ofCallback(one: PaymentStory["callbacks"][number]): Moment[] {
  const { gateway, outTradeNo, outcome, detail } = one;
  return [
    ...when(one.receivedAt, { what: "callback_received", by: "gateway", facts: { gateway, number: outTradeNo } }),
    ...when(one.appliedAt, { what: "callback_applied", by: "system", facts: { gateway, outcome, detail } }),
  ];
}

function ofRefused(one: PaymentStory["refused"][number]): Moment {
  const { gateway, detail, amountFen, times } = one;
  return { at: one.receivedAt, what: "callback_refused", by: "gateway", facts: { gateway, detail, amountFen, times } };
}

function ofRefund(one: PaymentStory["refunds"][number]): Moment[] {
  const { amountFen, reason, state, detail, method, outRefundNo } = one;
  return [
    ...when(one.createdAt, {
      ...{ what: "refund_requested", by: reason === "buyer_return" ? "buyer" : "system" },
      facts: { amountFen, reason, state, detail, number: outRefundNo },
    }),
    ...one.transfers.flatMap((transfer) => [
      ...when(transfer.recordedAt, {
        ...{ what: "transfer_recorded", by: "operator", operatorId: transfer.recordedBy },
        facts: { amountFen },
      }),
      ...when(transfer.decidedAt, {
        ...{ what: "transfer_decided", by: "operator", operatorId: transfer.decidedBy },
        facts: { amountFen, state: transfer.state, number: transfer.bankReference },
      }),
    ]),
    ...when(one.settledAt, {
      ...{ what: "refund_settled", by: method === "original_way" ? "gateway" : "system" },
      facts: { amountFen, method },
    }),
  ];
}

function ofGift(one: PaymentStory["gifts"][number]): Moment[] {
  const { amountFen, why, state } = one;
  return [
    ...when(one.askedAt, {
      ...{ what: "goodwill_asked", by: "operator", operatorId: one.askedBy },
      facts: { amountFen, why },
    }),
    ...when(one.decidedAt, {
      ...{ what: "goodwill_decided", by: "operator", operatorId: one.decidedBy ?? one.askedBy },
      facts: { amountFen, state },
    }),
  ];
}

function ofCase(one: PaymentStory["cases"][number]): Moment[] {
  const { id, what, day, state } = one;
  return [
    ...when(one.foundAt, { what: "case_found", by: "system", facts: { id, kind: what, day } }),
    ...when(one.endedAt, { what: "case_ended", by: state === "closed" ? "system" : "operator", facts: { id, state } }),
  ];
}

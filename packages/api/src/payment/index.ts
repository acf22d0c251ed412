/**
 * Payment: money in and money back.
 *
 * Owns merchant_accounts, wechat_payers, payments, payment_callbacks, refused_callbacks, refunds, refund_transfers, refund_transfer_reads, bulk_returns, bulk_return_orders, buyer_returns, goodwill_gifts, bill_days, bill_comparisons, bill_cases, bill_case_events
 * and the Redis keys wechat-sign-in:*.
 * Promises: a callback is believed only signed and fitting, acknowledged only after it is stored, and applied once; money that no order
 * can use goes back by itself; an unpaid order closes only when the gateway can take no more money for it.
 */
export { type Applied, applyPayment } from "./apply-payment.ts";
export { openCases } from "./bills/read-cases.ts";
export { checkPayments } from "./check-payments.ts";
export { type Closed, closeUnpaid } from "./close-unpaid.ts";
export type { PayClient, PaymentGateway, PaymentGateways, WayToPay } from "./gateway.ts";
export { type MoneyForBooks, moneyForBooks } from "./money-for-books.ts";
export { type MoneyOfOrder, moneyOfOrders } from "./money-of-orders.ts";
export { paymentCounts } from "./read-payments.ts";
export { applyCallback, callbackAnswer, receiveCallback } from "./receive-callback.ts";
export { executeRefund } from "./refund.ts";
export { giveBack } from "./returns/give-back.ts";
export { type Quote, type QuotedLine, quoteReturn } from "./returns/quote.ts";
export { listPayments, listRefunds, paymentsOf } from "./sale-payments.ts";
export { startPayment } from "./start-payment.ts";
export { type PaymentStory, storyOfPayments } from "./story-of-payments.ts";
export { takesMoneyFor } from "./takes-money.ts";

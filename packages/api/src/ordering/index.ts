/**
 * Ordering: what a buyer owes and gets.
 *
 * Owns orders, order_lines, order_parts, order_transitions.
 * Promises: an order and its claims are written together or not at all; a state is entered once; orders are timed by the database's clock;
 * nobody sees another's order. An order that is not paid ends through payment/close-unpaid.ts, which asks the gateway first.
 */
export { endUnpaid } from "./end-unpaid.ts";
export { markPaid } from "./mark-paid.ts";
export { type OrderForInvoice, orderForInvoice } from "./order-for-invoice.ts";
export { lockOrder, type OrderForReturn, orderForReturn } from "./order-for-return.ts";
export { orderInBooks } from "./order-in-books.ts";
export { type OrderSums, orderSums } from "./order-sums.ts";
export { ordersByKey } from "./orders-by-key.ts";
export { countOrdersBefore, type OrderForBooks, ordersForBooks } from "./orders-for-books.ts";
export { placeOrder } from "./place-order.ts";
export { placePass } from "./place-pass.ts";
export {
  isOverdue,
  listOrders,
  type OrderLineView,
  type OrderView,
  orderCounts,
  orderForPayment,
  overdueOrders,
  paidOrder,
  performancesOfOrder,
  readOrder,
} from "./read-orders.ts";
export { returnLines } from "./return-lines.ts";
export {
  listSaleOrders,
  orderStatesOf,
  ordersByMinute,
  type SaleOrder,
  takingsOf,
} from "./sale-orders.ts";
export { type OrderStory, storyOfOrder } from "./story-of-order.ts";

export type Gateway = "alipay" | "wechat";

/** A trade as its buyer knows it from the cashier. */
export interface OpenTrade {
  gateway: Gateway;
  outTradeNo: string;
  orderId: string;
  totalFen: number;
}

/** Trades that wait for money, and those that were paid: for whoever would like to have them believed paid, and for operators. */
export interface Trades {
  open: OpenTrade[];
  paid: OpenTrade[];
}

import type { Fen } from "../platform/money.ts";

/** What a gateway says of a trade of ours. `unknown`: the buyer never entered its cashier. */
export interface GatewayTrade {
  state: "unknown" | "waiting" | "paid" | "closed";
  gatewayTradeNo?: string;
  paidFen?: Fen;
}

/** A callback whose signature, app and seller have been checked; everything else is for the caller to compare. */
export interface GatewayNotice {
  notificationId: string;
  outTradeNo: string;
  gatewayTradeNo: string;
  amountFen: Fen;
  state: "paid" | "other";
  /** Trace of the click that opened the payment, as we gave it to the gateway. */
  traceparent?: string | undefined;
}

/** One payment gateway. Calls throw GATEWAY_UNAVAILABLE when it does not answer, and never guess. */
export interface PaymentGateway {
  /** The address that takes the buyer to the cashier; the gateway refuses money after `expiresAt`. */
  payUrl(o: {
    outTradeNo: string;
    amountFen: Fen;
    subject: string;
    expiresAt: Date;
    device: "desktop" | "phone";
    returnUrl: string;
    notifyUrl: string;
  }): string;
  query(outTradeNo: string): Promise<GatewayTrade>;
  /** After this the trade takes no money; a trade that is paid or unknown stays as it is. Ask again with `query`. */
  close(outTradeNo: string): Promise<void>;
  /** Sends money back, once for each `outRefundNo` however often it is called. */
  refund(o: { outTradeNo: string; outRefundNo: string; amountFen: Fen; reason: string }): Promise<void>;
  /** Verifies a callback's body as it came. Throws CALLBACK_UNSIGNED or CALLBACK_REFUSED. */
  readCallback(body: string): GatewayNotice;
}

export interface PaymentGateways {
  alipay: PaymentGateway;
}

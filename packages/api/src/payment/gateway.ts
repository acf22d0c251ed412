import type { Gateway } from "@kaimu/db";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import type { Fen } from "../platform/money.ts";
import type { BillLine } from "./bills/bill.ts";

/** Where the buyer stands when he pays; what he is given depends on it. */
export type PayClient =
  | { kind: "desktop" }
  /** A phone's browser. `address`: the buyer's, for a vendor that asks for it. */
  | { kind: "phone"; address: string }
  /** A page opened inside WeChat, for the person it has told us of; no browser says who that is. */
  | { kind: "wechat"; openId: string }
  | { kind: "app" };

/** How the buyer pays: an address to go to, a code to scan, or signed parameters for the vendor's bridge or app SDK. */
export type WayToPay =
  | { kind: "redirect"; url: string }
  | { kind: "code"; code: string }
  | { kind: "parameters"; parameters: Record<string, string> };

/** What a gateway says of a trade of ours. `unknown`: the buyer never entered its cashier. */
export interface GatewayTrade {
  state: "unknown" | "waiting" | "paid" | "closed";
  gatewayTradeNo?: string;
  paidFen?: Fen;
}

/**
 * What a gateway says of a refund. `waiting`: under way, or our balance is short; ask again under the same number. `failed`: it will never
 * go this way, a person has to look. `detail` is the gateway's own word.
 */
export type GatewayRefund = { state: "succeeded" } | { state: "waiting" | "failed"; detail: string };

/** A callback as it came. Header names are in lower case. */
export interface RawCallback {
  headers: Record<string, string | undefined>;
  body: Buffer;
}

/** A callback whose signature, app, seller and currency have been checked; everything else is for the caller to compare. */
export interface GatewayNotice {
  notificationId: string;
  outTradeNo: string;
  gatewayTradeNo: string;
  /** The whole sum of the trade, also where a refund is told. */
  amountFen: Fen;
  state: "paid" | "refund" | "other";
  /** Our number of the refund that is told. */
  outRefundNo?: string | undefined;
  /** Where the vendor signs one: no second message may come with it. */
  nonce?: string | undefined;
}

/** How a callback was received: its answer is in the vendor's words. */
export type CallbackAnswer = { status: number; type: string; body: string };

/** One merchant account at one payment gateway. Calls throw GATEWAY_UNAVAILABLE when it does not answer, and never guess. */
export interface PaymentGateway {
  readonly vendor: Gateway;
  /** Our number of an order's trade: the same whenever the same way to pay is asked for again. */
  tradeNumber(orderId: string, client: PayClient): string;
  /** Opens the trade, or finds it; the gateway refuses money after `expiresAt`. */
  wayToPay(o: {
    outTradeNo: string;
    amountFen: Fen;
    subject: string;
    expiresAt: Date;
    client: PayClient;
    returnUrl: string;
    notifyUrl: string;
  }): Promise<WayToPay>;
  query(outTradeNo: string): Promise<GatewayTrade>;
  /** After this the trade takes no money; a trade that is paid or unknown stays as it is. Ask again with `query`. */
  close(outTradeNo: string): Promise<void>;
  /** Sends money back, once for each `outRefundNo` however often it is called. */
  refund(o: {
    outTradeNo: string;
    outRefundNo: string;
    amountFen: Fen;
    /** What the trade took in all. */
    totalFen: Fen;
    reason: string;
    notifyUrl: string;
  }): Promise<GatewayRefund>;
  /** What moved on a Beijing day that is over ("2026-12-24"); empty when nothing did. */
  bill(day: string): Promise<BillLine[]>;
  /** Verifies a callback over the bytes as they came, at the time `now`. Throws CALLBACK_UNSIGNED or CALLBACK_REFUSED. */
  readCallback(raw: RawCallback, now: Date): Promise<GatewayNotice>;
  /** What the vendor wants to hear: that the callback is stored, or by which code it was refused. */
  answerCallback(refused?: string): CallbackAnswer;
}

/** By the credential a merchant account names: ALIPAY, WECHAT, and those of organizers beside them (WECHAT_DAWN). */
export type PaymentGateways = Record<string, PaymentGateway>;

/** Who speaks for a merchant account. Throws GATEWAY_UNAVAILABLE where this process was given no keys for it. */
export function gatewayOf(ctx: Context, account: { credential: string }): PaymentGateway {
  const gateway = ctx.gateways[account.credential];
  if (!gateway) throw new AppError("GATEWAY_UNAVAILABLE", { detail: `no keys for ${account.credential}` });
  return gateway;
}

/** Where a gateway tells us of this account's trades and refunds. */
export function notifyUrlOf(ctx: Context, account: { credential: string }): string {
  return `${ctx.env.CALLBACK_ORIGIN}/callbacks/${account.credential.toLowerCase()}`;
}

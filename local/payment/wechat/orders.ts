// Orders of WeChat's: they exist from the moment the merchant places them. Source:
// https://pay.weixin.qq.com/docs/merchant/apis/native-payment/direct-jsons/native-prepay.html and its neighbours (h5, jsapi, app; query, close).

import { randomBytes, randomInt } from "node:crypto";
import { z } from "zod";
import type { Trade } from "../books.ts";
import { Refusal, type Sandbox } from "../sandbox.ts";
import { close, closeExpired, currentTrade, findTrade, type TradeKey } from "../trades.ts";
import { appOf, payerOf, tradeType } from "./messages.ts";
import { instantWithZone, withZone } from "./time.ts";

const HOUR = 3_600_000;

const order = z.object({
  appid: z.string(),
  mchid: z.string(),
  description: z
    .string()
    .min(1)
    .refine((text) => Buffer.byteLength(text) <= 127, "超过 127 字节"),
  out_trade_no: z.string().regex(/^[0-9A-Za-z_\-*|]{6,32}$/),
  time_expire: z.string().optional(),
  notify_url: z.url().refine((url) => !new URL(url).search, "不能携带参数"),
  amount: z.object({ total: z.int().min(1).max(10_000_000_000), currency: z.literal("CNY").default("CNY") }),
  payer: z.object({ openid: z.string().min(1).max(128) }).optional(),
  scene_info: z
    .object({ payer_client_ip: z.string().min(1).max(45), h5_info: z.object({ type: z.string() }).optional() })
    .optional(),
});

export type Product = "native" | "h5" | "jsapi" | "app";

/** Places an order, or finds the same one again. `origin` is where the buyer's browser reaches this sandbox. */
export function placeOrder(sandbox: Sandbox, product: Product, json: unknown, origin: string): Record<string, string> {
  const read = order.safeParse(json);
  if (!read.success) throw new Refusal("PARAM_ERROR", `参数错误：${read.error.issues[0]?.path.join(".")}`);
  const asked = read.data;
  if (asked.mchid !== sandbox.wechat.mchId || asked.appid !== appOf(sandbox, product))
    throw new Refusal("APPID_MCHID_NOT_MATCH", "AppID 和 mch_id 不匹配");
  if (product === "jsapi" && !asked.payer) throw new Refusal("PARAM_ERROR", "参数错误：payer.openid");
  if (product === "h5" && !asked.scene_info?.h5_info) throw new Refusal("PARAM_ERROR", "参数错误：scene_info.h5_info");

  closeExpired(sandbox);
  const known = findTrade(sandbox, { outTradeNo: asked.out_trade_no });
  const trade = known ?? makeTrade(sandbox, product, asked);
  if (known) {
    const same =
      known.product === product &&
      known.amount === asked.amount.total &&
      known.subject === asked.description &&
      known.payer === (asked.payer?.openid ?? "");
    if (known.status === "TRADE_SUCCESS" || known.paid_at !== null)
      throw new Refusal("ACQ.TRADE_HAS_SUCCESS", "该订单已支付");
    if (known.status === "TRADE_CLOSED") throw new Refusal("ACQ.TRADE_HAS_CLOSE", "该订单已关闭");
    if (!same) throw new Refusal("OUT_TRADE_NO_USED", "商户订单号重复");
  }
  if (product === "native") return { code_url: `weixin://wxpay/bizpayurl?pr=${trade.code}` };
  if (product === "h5") return { h5_url: `${origin}/wechat/h5?prepay_id=${trade.prepay_id}` };
  return { prepay_id: trade.prepay_id };
}

function makeTrade(sandbox: Sandbox, product: Product, asked: z.infer<typeof order>): Trade {
  const now = sandbox.now();
  const until = asked.time_expire === undefined ? now + 2 * HOUR : instantWithZone(asked.time_expire);
  if (until === undefined) throw new Refusal("PARAM_ERROR", "参数错误：time_expire");
  const day = withZone(now).slice(0, 10).replaceAll("-", "");
  sandbox.books
    .prepare(
      `INSERT INTO trade (vendor, out_trade_no, trade_no, product, subject, amount, status, notify_url, return_url, passback_params,
         created_at, expires_at, prepay_id, code, payer)
       VALUES ('wechat', ?, ?, ?, ?, ?, 'WAIT_BUYER_PAY', ?, '', '', ?, ?, ?, ?, ?)`,
    )
    .run(
      ...[asked.out_trade_no, `4200${day}${digits(16)}`, product, asked.description, asked.amount.total],
      // Never less than a minute: an earlier end is put there.
      ...[asked.notify_url, now, Math.max(until, now + 60_000)],
      ...[
        `wx${day}${randomBytes(13).toString("hex")}`,
        randomBytes(7).toString("base64url"),
        asked.payer?.openid ?? "",
      ],
    );
  sandbox.wake();
  return findTrade(sandbox, { outTradeNo: asked.out_trade_no }) as Trade;
}

/** One order as a query shows it. */
export function shownOrder(sandbox: Sandbox, key: TradeKey): Record<string, unknown> {
  const trade = wechatTrade(sandbox, key);
  const { mchId } = sandbox.wechat;
  const state = stateOf(sandbox, trade);
  const paid = state === "SUCCESS" || state === "REFUND";
  return {
    ...{ appid: appOf(sandbox, trade.product), mchid: mchId, out_trade_no: trade.out_trade_no, attach: "" },
    ...{ trade_state: state, trade_state_desc: STATES[state], trade_type: tradeType(trade) },
    amount: {
      ...{ total: trade.amount, currency: "CNY" },
      ...(paid ? { payer_total: trade.amount, payer_currency: "CNY" } : {}),
    },
    ...(paid
      ? {
          ...{ transaction_id: trade.trade_no, bank_type: "OTHERS", payer: { openid: payerOf(trade) } },
          success_time: withZone(trade.paid_at ?? 0),
        }
      : {}),
  };
}

const STATES = {
  SUCCESS: "支付成功",
  REFUND: "转入退款",
  NOTPAY: "订单未支付",
  CLOSED: "订单已关闭",
  USERPAYING: "用户支付中",
} as const;

function stateOf(sandbox: Sandbox, trade: Trade): keyof typeof STATES {
  if (trade.paid_at !== null) {
    const refunds = sandbox.books.prepare("SELECT 1 FROM refund WHERE out_trade_no = ?").get(trade.out_trade_no);
    return refunds ? "REFUND" : "SUCCESS";
  }
  if (trade.status === "TRADE_CLOSED") return "CLOSED";
  return trade.late_at === null ? "NOTPAY" : "USERPAYING";
}

/** The merchant closes an unpaid order. */
export function closeOrder(sandbox: Sandbox, outTradeNo: string): void {
  wechatTrade(sandbox, { outTradeNo });
  close(sandbox, { outTradeNo });
}

/** The trade of a number, when it is WeChat's. */
export function wechatTrade(sandbox: Sandbox, key: TradeKey): Trade {
  const trade = currentTrade(sandbox, key);
  if (trade.vendor !== "wechat") throw new Refusal("ACQ.TRADE_NOT_EXIST", "订单不存在");
  return trade;
}

/** The trade behind what a phone reads or opens: the code's text, or the session of an H5 order. */
export function tradeOfCode(sandbox: Sandbox, by: { code: string } | { prepayId: string }): Trade {
  closeExpired(sandbox);
  const [column, value] =
    "code" in by ? ["code", /[?&]pr=([\w-]+)/.exec(by.code)?.[1] ?? by.code] : ["prepay_id", by.prepayId];
  const trade = value && sandbox.books.prepare(`SELECT * FROM trade WHERE ${column} = ?`).get(value);
  if (!trade) throw new Refusal("ACQ.TRADE_NOT_EXIST", "二维码无效，或订单不存在");
  return trade as Trade;
}

function digits(count: number): string {
  return Array.from({ length: count }, () => randomInt(10)).join("");
}

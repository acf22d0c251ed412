import { z } from "zod";
import { AppError } from "../../platform/errors.ts";
import type { WechatKeys } from "../../platform/merchant-keys.ts";
import type { GatewayNotice, RawCallback } from "../gateway.ts";
import type { PlatformKeys } from "./platform-keys.ts";
import { open, sealed } from "./sealed.ts";
import { isFresh, isSignedBy, signedMessage } from "./signature.ts";

const envelope = z.object({ id: z.string().min(1).max(128), event_type: z.string(), resource: sealed });
const fen = z.int().nonnegative();

/** What is inside: of a payment, or of a refund, which need not name an app. */
const inside = z.object({
  mchid: z.string(),
  appid: z.string().optional(),
  out_trade_no: z.string(),
  transaction_id: z.string(),
  trade_state: z.string().optional(),
  out_refund_no: z.string().optional(),
  amount: z.object({ total: fen, currency: z.string().default("CNY") }),
});

/**
 * A callback of WeChat's: signed over the raw bytes by a platform certificate or the public key, within five minutes, and its content sealed
 * with our APIv3 key. WeChat also sends wrong signatures, to see that they are refused.
 * Source: pay.weixin.qq.com/docs/merchant/apis/native-payment/payment-notice.html
 */
export async function readCallback(
  keys: WechatKeys,
  platform: PlatformKeys,
  raw: RawCallback,
  now: Date,
): Promise<GatewayNotice> {
  const signed = signedMessage(raw.headers, raw.body);
  if (!signed) throw new AppError("CALLBACK_UNSIGNED");
  // Before the serial is looked up: what is too old is not worth a question.
  if (!isFresh(signed, now)) throw new AppError("CALLBACK_REFUSED", { detail: `signed at ${signed.timestamp}` });
  const key = await platform.of(signed.serial);
  if (!key || !isSignedBy(signed, key)) throw new AppError("CALLBACK_UNSIGNED", { detail: signed.serial });

  const { id, event_type, content } = contentOf(raw.body, keys);
  if (content.mchid !== keys.MCH_ID) throw new AppError("CALLBACK_REFUSED", { detail: "another merchant" });
  const refund = event_type.startsWith("REFUND.");
  const ours = [keys.APP_ID, keys.MOBILE_APP_ID];
  if (!ours.includes(content.appid ?? (refund ? keys.APP_ID : "")))
    throw new AppError("CALLBACK_REFUSED", { detail: "another app" });
  if (content.amount.currency !== "CNY") throw new AppError("CALLBACK_REFUSED", { detail: "another currency" });
  const paid = event_type === "TRANSACTION.SUCCESS" && content.trade_state === "SUCCESS";
  return {
    notificationId: id,
    outTradeNo: content.out_trade_no,
    gatewayTradeNo: content.transaction_id,
    amountFen: content.amount.total,
    state: paid ? "paid" : refund ? "refund" : "other",
    outRefundNo: content.out_refund_no,
    nonce: signed.nonce,
  };
}

function contentOf(body: Buffer, keys: WechatKeys) {
  try {
    const { id, event_type, resource } = envelope.parse(JSON.parse(body.toString("utf8")));
    return { id, event_type, content: inside.parse(JSON.parse(open(resource, keys.API_V3_KEY))) };
  } catch (cause) {
    throw new AppError("CALLBACK_REFUSED", { detail: "content cannot be read", cause });
  }
}

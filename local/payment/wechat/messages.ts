import { generateKeyPairSync, randomBytes } from "node:crypto";
import type { NotificationRow, Refund, Trade } from "../books.ts";
import { type Forgery, strangerTo } from "../forgeries.ts";
import type { Letter, Messenger } from "../messenger.ts";
import type { Sandbox } from "../sandbox.ts";
import { newestCertificate, publicKeySigner, type Signer } from "./platform-keys.ts";
import { seal, signedHeaders } from "./signature.ts";
import { withZone } from "./time.ts";

/** What a notification says before it is sealed. */
type Content = { event_type: string; summary: string; original_type: "transaction" | "refund"; plain: Plain };
type Plain = Record<string, unknown> & { amount: Record<string, unknown> };

/**
 * WeChat's notifications: JSON whose content is sealed with the merchant's APIv3 key, signed over the bytes, heard when the answer is 200 or
 * 204 within five seconds; sixteen tries over 24 h 4 m. Source: https://pay.weixin.qq.com/docs/merchant/apis/native-payment/payment-notice.html
 */
export const wechatMessenger: Messenger = {
  intervals: [15, 15, 30, 180, 600, 1_200, 1_800, 1_800, 1_800, 3_600, 10_800, 10_800, 10_800, 21_600, 21_600].map(
    (seconds) => seconds * 1_000,
  ),
  patienceMs: 5_000,
  genuine: (sandbox, row) => signed(sandbox, envelope(sandbox, row), signerOf(sandbox, row)),
  forged: forge,
  acknowledges: (status) => status === 200 || status === 204,
};

/** While a merchant goes over from certificates to the public key, WeChat signs notifications now with one, now with the other. */
function signerOf(sandbox: Sandbox, row: NotificationRow): Signer {
  return row.seq % 2 === 0 ? publicKeySigner(sandbox) : newestCertificate(sandbox);
}

/** The content of a notification of a payment, or of a refund when one is given. */
export function wechatContent(sandbox: Sandbox, trade: Trade, refund: Refund | undefined): Content {
  const { mchId } = sandbox.wechat;
  const named = { mchid: mchId, out_trade_no: trade.out_trade_no, transaction_id: trade.trade_no };
  if (refund) {
    const status = refund.state === "PROCESSING" ? "ABNORMAL" : refund.state;
    return {
      event_type: `REFUND.${status}`,
      summary: status === "SUCCESS" ? "退款成功" : status === "CLOSED" ? "退款关闭" : "退款异常",
      original_type: "refund",
      plain: {
        ...named,
        ...{ out_refund_no: refund.out_request_no, refund_id: refund.refund_id, refund_status: status },
        ...(status === "SUCCESS" ? { success_time: withZone(refund.refunded_at) } : {}),
        user_received_account: "支付用户零钱",
        amount: {
          ...{ total: trade.amount, refund: refund.amount, payer_total: trade.amount, payer_refund: refund.amount },
        },
      },
    };
  }
  return {
    event_type: "TRANSACTION.SUCCESS",
    summary: "支付成功",
    original_type: "transaction",
    plain: {
      ...{
        ...named,
        appid: appOf(sandbox, trade.product),
        trade_type: tradeType(trade),
        trade_state: "SUCCESS",
        trade_state_desc: "支付成功",
      },
      ...{ bank_type: "OTHERS", attach: "", success_time: withZone(trade.paid_at ?? sandbox.now()) },
      payer: { openid: payerOf(trade) },
      amount: { total: trade.amount, payer_total: trade.amount, currency: "CNY", payer_currency: "CNY" },
    },
  };
}

/** NATIVE, MWEB, JSAPI or APP. */
export function tradeType(trade: Trade): string {
  return trade.product === "h5" ? "MWEB" : trade.product.toUpperCase();
}

/** Under which of the merchant's apps an order of a product stands. */
export function appOf(sandbox: Sandbox, product: Trade["product"]): string {
  const { appId, mobileAppId } = sandbox.wechat;
  return product === "app" ? (mobileAppId ?? appId) : appId;
}

/** Who has paid: the person the trade was placed for, or the sandbox's one buyer. */
export function payerOf(trade: Trade): string {
  return trade.payer || "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o";
}

function envelope(
  sandbox: Sandbox,
  row: NotificationRow,
  o: { id?: string; plain?: Plain; key?: string } = {},
): string {
  const { event_type, summary, original_type, plain } = JSON.parse(row.fields) as Content;
  const text = JSON.stringify(o.plain ?? plain);
  return JSON.stringify({
    ...{ id: o.id ?? row.notify_id, create_time: withZone(sandbox.now()), resource_type: "encrypt-resource" },
    ...{ event_type, summary },
    resource: { original_type, ...seal(text, original_type, o.key ?? sandbox.wechat.apiV3Key) },
  });
}

function signed(sandbox: Sandbox, body: string, signer: Signer, at = sandbox.now()): Letter {
  return { headers: { "content-type": "application/json; charset=utf-8", ...signedHeaders(signer, body, at) }, body };
}

function forge(sandbox: Sandbox, row: NotificationRow, kind: Forgery): Letter {
  const { plain } = JSON.parse(row.fields) as Content;
  const signer = signerOf(sandbox, row);
  const changed = (change: Record<string, unknown>) =>
    signed(
      sandbox,
      envelope(sandbox, row, { id: randomBytes(18).toString("hex"), plain: { ...plain, ...change } }),
      signer,
    );
  const genuine = wechatMessenger.genuine(sandbox, row);
  const withSignature = (signature: string) => ({
    ...genuine,
    headers: { ...genuine.headers, "wechatpay-signature": signature },
  });
  const { total } = plain.amount as { total: number };
  switch (kind) {
    case "bad_signature":
      return withSignature(randomBytes(256).toString("base64"));
    case "signature_probe":
      return withSignature(`WECHATPAY/SIGNTEST/${randomBytes(240).toString("base64")}`);
    case "unsigned":
      return { ...genuine, headers: { "content-type": "application/json; charset=utf-8" } };
    case "truncated":
      return { ...genuine, body: genuine.body.slice(0, Math.floor(genuine.body.length / 2)) };
    case "wrong_amount":
      return changed({ amount: { ...plain.amount, total: total > 1 ? total - 1 : 2 } });
    case "wrong_currency":
      return changed({ amount: { ...plain.amount, currency: "USD" } });
    case "wrong_app":
      return changed({ appid: strangerTo(sandbox.wechat.appId) });
    case "wrong_seller":
      return changed({ mchid: strangerTo(sandbox.wechat.mchId) });
    case "unknown_order":
      return changed({ out_trade_no: `unknown${randomBytes(8).toString("hex")}`, transaction_id: `4200${Date.now()}` });
    case "stale":
      return signed(sandbox, envelope(sandbox, row), signer, sandbox.now() - 600_000);
    case "unknown_serial": {
      const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
      const serial = `5${randomBytes(20).toString("hex").slice(1)}`.toUpperCase();
      return signed(sandbox, envelope(sandbox, row), { serial, key: privateKey });
    }
    case "wrong_seal":
      return signed(sandbox, envelope(sandbox, row, { key: randomBytes(16).toString("hex") }), signer);
  }
}

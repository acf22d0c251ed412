import { randomBytes } from "node:crypto";
import { beijingTime } from "./beijing-time.ts";
import type { NotificationRow } from "./books.ts";
import { type Forgery, strangerTo } from "./forgeries.ts";
import type { Letter, Messenger } from "./messenger.ts";
import { type Fields, signFields } from "./rsa2.ts";
import type { Sandbox } from "./sandbox.ts";
import { fenOf, yuanOf } from "./yuan.ts";

/**
 * Alipay's notifications: forms signed RSA2, heard when the answer is exactly "success", eight tries over about 25 hours.
 * Source: https://opendocs.alipay.com/open/270/105902
 */
export const alipayMessenger: Messenger = {
  intervals: [4, 10, 10, 60, 120, 360, 900].map((minutes) => minutes * 60_000),
  patienceMs: 10_000,
  genuine: (sandbox, row) => letter(body(signFields(stamped(sandbox, row), sandbox.ownKey))),
  forged: (sandbox, row, kind) => {
    const forged = forge(sandbox, kind, stamped(sandbox, row));
    return forged === undefined ? undefined : letter(forged);
  },
  acknowledges: (_status, text) => text === "success",
};

function stamped(sandbox: Sandbox, row: NotificationRow): Fields {
  return { ...(JSON.parse(row.fields) as Fields), notify_time: beijingTime(sandbox.now()) };
}

function letter(form: string): Letter {
  return { headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8" }, body: form };
}

function forge(sandbox: Sandbox, kind: Forgery, genuine: Fields): string | undefined {
  const signed = (change: Fields) =>
    body(signFields({ ...genuine, notify_id: randomBytes(17).toString("hex"), ...change }, sandbox.ownKey));
  const amount = fenOf(genuine.total_amount) ?? 1;
  const other = yuanOf(amount > 1 ? amount - 1 : 2);
  switch (kind) {
    case "bad_signature":
      return body({ ...genuine, sign: randomBytes(256).toString("base64") });
    case "unsigned":
      return body(genuine);
    case "truncated": {
      const whole = body(signFields(genuine, sandbox.ownKey));
      return whole.slice(0, Math.floor(whole.length / 2));
    }
    case "wrong_amount":
      return signed({ total_amount: other, receipt_amount: other, buyer_pay_amount: other, invoice_amount: other });
    case "wrong_currency":
      return signed({ trans_currency: "USD", settle_currency: "USD" });
    case "wrong_app":
      return signed({ app_id: strangerTo(sandbox.appId), auth_app_id: strangerTo(sandbox.appId) });
    case "wrong_seller":
      return signed({ seller_id: strangerTo(sandbox.sellerId) });
    case "unknown_order":
      return signed({
        out_trade_no: `unknown-${randomBytes(8).toString("hex")}`,
        trade_no: `${Date.now()}00000000000000`,
      });
    default:
      return undefined;
  }
}

function body(fields: Fields): string {
  return new URLSearchParams(fields).toString();
}

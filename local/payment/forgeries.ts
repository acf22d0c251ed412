// Notifications the merchant must not believe. Those with a good signature stand for another app's or another order's notification sent to
// this address, or a vendor's mistake; those without one, for anybody on the internet, who may well have seen a genuine notify_id.

import { randomBytes } from "node:crypto";
import { type Fields, signFields } from "./rsa2.ts";
import type { Sandbox } from "./sandbox.ts";
import { fenOf, yuanOf } from "./yuan.ts";

export const FORGERIES = [
  "bad_signature",
  "unsigned",
  "truncated",
  "wrong_amount",
  "wrong_app",
  "wrong_seller",
  "unknown_order",
] as const;
export type Forgery = (typeof FORGERIES)[number];

/** The form body of a forged notification, made from a genuine one's unsigned fields. */
export function forge(sandbox: Sandbox, kind: Forgery, genuine: Fields): string {
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
    case "wrong_app":
      return signed({ app_id: strangerTo(sandbox.appId), auth_app_id: strangerTo(sandbox.appId) });
    case "wrong_seller":
      return signed({ seller_id: strangerTo(sandbox.sellerId) });
    case "unknown_order":
      return signed({
        out_trade_no: `unknown-${randomBytes(8).toString("hex")}`,
        trade_no: `${Date.now()}00000000000000`,
      });
  }
}

/** A number like this one that is somebody else's, whichever number a platform was given. */
function strangerTo(id: string): string {
  return `${id.slice(0, -1)}${id.endsWith("9") ? "8" : "9"}`;
}

function body(fields: Fields): string {
  return new URLSearchParams(fields).toString();
}

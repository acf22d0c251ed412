import { beijingTime } from "./beijing-time.ts";
import type { Trade } from "./books.ts";
import { signFields } from "./rsa2.ts";
import type { Sandbox } from "./sandbox.ts";
import { yuanOf } from "./yuan.ts";

/**
 * Where the browser goes from the cashier: after a payment with Alipay's signed parameters, else bare. Empty when the merchant gave no return_url.
 * These parameters prove nothing to the merchant but that the buyer came back: it queries or waits for the notification.
 */
export function returnAddress(sandbox: Sandbox, trade: Trade): string {
  if (!trade.return_url || trade.status !== "TRADE_SUCCESS" || trade.vendor === "wechat") return trade.return_url;
  const url = new URL(trade.return_url);
  const fields = signFields(
    {
      // The merchant's own query parameters are signed with the vendor's.
      ...Object.fromEntries(url.searchParams),
      ...{ charset: "utf-8", method: `alipay.trade.${trade.product}.pay.return`, version: "1.0", sign_type: "RSA2" },
      ...{ out_trade_no: trade.out_trade_no, trade_no: trade.trade_no, total_amount: yuanOf(trade.amount) },
      ...{ app_id: sandbox.appId, auth_app_id: sandbox.appId, seller_id: sandbox.sellerId },
      timestamp: beijingTime(sandbox.now()),
    },
    sandbox.ownKey,
  );
  for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value);
  return url.toString();
}

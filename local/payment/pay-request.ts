import { instantOf, timeoutAt } from "./beijing-time.ts";
import type { Fields } from "./rsa2.ts";
import { Refusal } from "./sandbox.ts";
import type { PayRequest } from "./trades.ts";
import { fenOf } from "./yuan.ts";

export const PRODUCT_CODES = {
  page: "FAST_INSTANT_TRADE_PAY",
  wap: "QUICK_WAP_WAY",
  app: "QUICK_MSECURITY_PAY",
} as const;

/**
 * Reads the parameters of alipay.trade.page.pay, alipay.trade.wap.pay and alipay.trade.app.pay; throws the vendor's INVALID_PARAMETER.
 * Source: https://opendocs.alipay.com/open/028r8t, https://opendocs.alipay.com/open/02ivbs
 */
export function payRequestOf(product: keyof typeof PRODUCT_CODES, fields: Fields, now: number): PayRequest {
  const content = JSON.parse(fields.biz_content ?? "{}") as Record<string, unknown>;
  const text = (name: string) => (typeof content[name] === "string" ? (content[name] as string) : "");
  const outTradeNo = text("out_trade_no");
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(outTradeNo)) throw invalid("out_trade_no");
  const amount = fenOf(content.total_amount);
  if (amount === undefined) throw invalid("total_amount");
  const subject = text("subject");
  if (!subject || subject.length > 256 || /[/=&]/.test(subject)) throw invalid("subject（不可为空或含 /、=、&）");
  if (text("product_code") !== PRODUCT_CODES[product]) throw invalid("product_code");
  return {
    out_trade_no: outTradeNo,
    product,
    subject,
    amount,
    notify_url: webAddress(fields.notify_url, "notify_url"),
    return_url: webAddress(fields.return_url, "return_url"),
    passback_params: text("passback_params"),
    expires_at: deadline(text("time_expire"), text("timeout_express"), now),
  };
}

function deadline(timeExpire: string, timeoutExpress: string, now: number): number | null {
  if (timeExpire) {
    const at = instantOf(timeExpire);
    if (at === undefined) throw invalid("time_expire");
    return at;
  }
  if (timeoutExpress) {
    const at = timeoutAt(timeoutExpress, now);
    if (at === undefined) throw invalid("timeout_express");
    return at;
  }
  // The vendor's own limit for a trade without a deadline.
  return now + 15 * 86_400_000;
}

function webAddress(url: string | undefined, name: string): string {
  if (!url) return "";
  const parsed = URL.parse(url);
  if (!parsed || !["http:", "https:"].includes(parsed.protocol)) throw invalid(name);
  return url;
}

function invalid(name: string): Refusal {
  return new Refusal("ACQ.INVALID_PARAMETER", `参数无效：${name}`);
}

import type { AlipaySdk } from "alipay-sdk";
import { fenToYuan } from "../../platform/money.ts";
import { beijingTime } from "../beijing-time.ts";
import type { PaymentGateway, WayToPay } from "../gateway.ts";

/**
 * How a buyer reaches Alipay's cashier: an address for a browser, or the signed text that an app hands to Alipay's SDK as it is. Alipay is
 * asked nothing: the trade begins when he gets there. Source: opendocs.alipay.com, alipay.trade.page.pay, .wap.pay and .app.pay.
 */
export function openCashier(sdk: AlipaySdk, o: Parameters<PaymentGateway["wayToPay"]>[0]): WayToPay {
  const { returnUrl, notifyUrl } = o;
  const trade = {
    out_trade_no: o.outTradeNo,
    total_amount: fenToYuan(o.amountFen),
    // Alipay's signature does not survive these in a subject.
    subject: o.subject.replaceAll(/[/=&]/g, " "),
    time_expire: beijingTime(o.expiresAt).replace("T", " "),
  };
  if (o.client.kind === "app") {
    const bizContent = { ...trade, product_code: "QUICK_MSECURITY_PAY" };
    const orderString = sdk.sdkExecute("alipay.trade.app.pay", { notifyUrl, bizContent });
    return { kind: "parameters", parameters: { orderString } };
  }
  if (o.client.kind === "desktop") {
    const bizContent = { ...trade, product_code: "FAST_INSTANT_TRADE_PAY" };
    return {
      kind: "redirect",
      url: sdk.pageExecute("alipay.trade.page.pay", "GET", { returnUrl, notifyUrl, bizContent }),
    };
  }
  const bizContent = { ...trade, product_code: "QUICK_WAP_WAY", quit_url: returnUrl };
  return {
    kind: "redirect",
    url: sdk.pageExecute("alipay.trade.wap.pay", "GET", { returnUrl, notifyUrl, bizContent }),
  };
}

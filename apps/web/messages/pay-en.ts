import type { payZh } from "./pay-zh.ts";

/** Texts of paying an order, in English. */
export const payEn: typeof payZh = {
  how: "Way to pay",
  names: { alipay: "Alipay", wechat: "WeChat Pay" },
  buttons: { alipay: "Pay with Alipay", wechat: "Pay with WeChat" },
  scan: "Scan with WeChat to pay",
  scanText: (sum) => `Open WeChat, scan the code and pay ${sum}.`,
  code: (sum) => `WeChat Pay QR code, ${sum}`,
  waiting: "Waiting for the payment. This page goes on by itself once it is made.",
  otherWay: "Choose another way",
  cancelled: "You cancelled the payment. Your order is kept: go on to pay, or choose another way.",
  failed:
    "WeChat did not make this payment. With another WeChat account, confirm again who you are; or scan a code, or use Alipay.",
  signInAgain: "Confirm with WeChat again",
  scanInstead: "Scan with another phone",
};

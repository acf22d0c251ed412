/**
 * WeChat's bridge, which it puts into each page it opens, a moment after the page is there.
 * Source: pay.weixin.qq.com/docs/merchant/apis/jsapi-payment/jsapi-transfer-payment.html
 */
interface Bridge {
  invoke(name: string, parameters: Record<string, string>, done: (answer: { err_msg?: string }) => void): void;
}
declare global {
  interface Window {
    WeixinJSBridge?: Bridge;
  }
}

const waitMs = 10_000;

/** Whether this page was opened inside WeChat. */
export function isInsideWechat(): boolean {
  return /MicroMessenger/i.test(navigator.userAgent);
}

/**
 * Hands the signed parameters to WeChat, which shows its cashier over the page. "paid" is what it says, and no proof: the order tells.
 * "cancelled": the buyer has closed it. "failed": WeChat would not take this payment, or its bridge has not come.
 */
export async function payInsideWechat(parameters: Record<string, string>): Promise<"paid" | "cancelled" | "failed"> {
  const bridge = await bridgeHere();
  if (!bridge) return "failed";
  const { err_msg: said = "" } = await new Promise<{ err_msg?: string }>((resolve) => {
    bridge.invoke("getBrandWCPayRequest", parameters, resolve);
  });
  if (said === "get_brand_wcpay_request:ok") return "paid";
  return said === "get_brand_wcpay_request:cancel" ? "cancelled" : "failed";
}

function bridgeHere(): Promise<Bridge | undefined> {
  if (window.WeixinJSBridge) return Promise.resolve(window.WeixinJSBridge);
  return new Promise((resolve) => {
    const come = () => resolve(window.WeixinJSBridge);
    document.addEventListener("WeixinJSBridgeReady", come, { once: true });
    setTimeout(come, waitMs);
  });
}

// What WeChat puts into each page it opens: the bridge that a page asks to take a payment. The sandbox serves it with its own origin in
// place of the word below; it is put into a page by a browser's test, or by the bookmark of /wechat/inside.
(() => {
  if (window !== window.top || window.WeixinJSBridge) return;
  const sandbox = "SANDBOX_ORIGIN";
  if (!/MicroMessenger/i.test(navigator.userAgent)) {
    const value = `${navigator.userAgent} MicroMessenger/8.0.50`;
    Object.defineProperty(navigator, "userAgent", { value, configurable: true });
  }

  const pay = (parameters, done) => {
    const frame = document.createElement("iframe");
    frame.title = "微信支付";
    frame.src = `${sandbox}/wechat/inside/pay?${new URLSearchParams(parameters)}`;
    Object.assign(frame.style, { position: "fixed", inset: "0", width: "100%", height: "100%", border: "0" });
    Object.assign(frame.style, { zIndex: "2147483647", background: "#fff" });
    const hear = (event) => {
      if (event.origin !== sandbox || event.source !== frame.contentWindow) return;
      removeEventListener("message", hear);
      frame.remove();
      done(event.data);
    };
    addEventListener("message", hear);
    document.body.append(frame);
  };

  const ready = () => {
    window.WeixinJSBridge = {
      invoke(name, parameters, done) {
        if (name === "getBrandWCPayRequest") pay(parameters, done);
        else done({ err_msg: "system:function_not_exist" });
      },
    };
    document.dispatchEvent(new Event("WeixinJSBridgeReady"));
  };
  // As in WeChat: the page is there before the bridge is.
  const later = () => setTimeout(ready, 200);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", later);
  else later();
})();

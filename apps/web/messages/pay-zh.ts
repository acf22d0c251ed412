/** Texts of paying an order, in Chinese. */
export const payZh = {
  how: "支付方式",
  names: { alipay: "支付宝", wechat: "微信支付" },
  buttons: { alipay: "支付宝支付", wechat: "微信支付" },
  scan: "微信扫一扫支付",
  scanText: (sum: string) => `打开微信，扫描二维码，支付 ${sum}。`,
  code: (sum: string) => `微信支付二维码，${sum}`,
  waiting: "等待扫码支付，支付后本页会自动更新。",
  otherWay: "换一种支付方式",
  outside: "微信内暂不能直接付款，请点右上角菜单，选择在浏览器中打开后再支付，或使用支付宝。",
};

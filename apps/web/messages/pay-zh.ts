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
  cancelled: "您取消了支付。订单仍为您保留，可以继续支付，或换一种方式。",
  failed: "微信没有完成这笔支付。如果登录的是另一个微信号，请重新确认身份后再付；也可以扫码，或用支付宝。",
  signInAgain: "重新确认微信身份",
  scanInstead: "用另一部手机扫码",
};

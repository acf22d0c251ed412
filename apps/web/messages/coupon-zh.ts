/** Texts of coupons, in Chinese. */
export const couponZh = {
  title: "优惠券",
  code: "优惠码",
  apply: "使用",
  takeOff: "不用了",
  price: "票款",
  off: "优惠",
  used: (title: string, sum: string) => `已用「${title}」，减 ${sum}`,
  once: "一笔订单可用一张。付款前取消或超时未付，券会退还；付款后退票，券不退还，演出取消的除外。",
  minimum: (sum: string) => `满 ${sum} 可用。`,
  empty: "请先填写优惠码。",
};

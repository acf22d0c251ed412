/** Texts of an event's refund rule. */
export const refundRuleZh = {
  title: "退票规则",
  lead: "按离开演的时间分档，从远到近；每档写明收取票款的百分之几，最后一档之后不能退票。只对此后下单的票有效，已售的票按售出时的规则。",
  never: "没有设置档位：本项目不支持退票（演出取消或延期除外）。",
  before: "开演前",
  unit: "单位",
  units: { days: "天以上", hours: "小时以上" },
  percent: "收取票款的 %",
  add: "加一档",
  remove: "去掉这一档",
  faults: { number: "时间最多一年，百分比 0 到 90，都是整数", order: "要比上一档离开演更近，收取的不能更少" },
  which: "退哪些",
  whiches: { each: "可以只退其中几张", whole: "只能整单退" },
  often: "次数",
  oftens: { always: "不限", once: "每个账号一次" },
  backOnSale: "退回的位置",
  backOnSales: { at_once: "立即重新开售", daily: "每天固定时间统一放出" },
  backOnSaleAt: "放出时间（场馆当地）",
};

export type RefundRuleTexts = typeof refundRuleZh;

/** Texts of money given beyond the rules. */
export const goodwillZh = {
  title: "善意退款",
  lead: "规则之外补偿给购票人的金额，由平台承担，原路退回。同一订单累计超过 {limit} 的，要由另一位运营人员批准。",
  order: "订单编号",
  amount: "金额（元）",
  why: "原因",
  give: "提交",
  ask: "退给购票人 {amount}？",
  askText: "订单 {order}。限额内立即退款，超过限额等待另一人批准。",
  cancel: "返回",
  wrong: "请填写完整的订单编号、正确的金额和至少两个字的原因",
  granted: "已提交退款",
  waitingSaid: "已提交，等待另一人批准",
  askedAt: "提交时间",
  askedBy: "提交人",
  decidedBy: "批准人",
  state: "状态",
  states: { waiting: "待批准", granted: "已批准", refused: "未批准" },
  grant: "批准",
  grantAsk: "批准退给购票人 {amount}？",
  refuse: "不批准",
  refuseAsk: "不批准这笔 {amount}？",
  mine: "需另一人批准",
  empty: "还没有善意退款",
};

export type GoodwillTexts = typeof goodwillZh;

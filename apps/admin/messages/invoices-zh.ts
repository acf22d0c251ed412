import { invoiceStates } from "@kaimu/site/invoice-states";

/** Texts of the list of electronic invoices. */
export const invoicesZh = {
  title: "电子发票",
  lead: "购票人申请的发票。退票时自动红冲，余额重开；失败的由平台处理。",
  back: "回到结算",
  requestedAt: "申请时间",
  number: "发票号码",
  redNumber: "红字 {number}",
  buyer: "抬头",
  person: "个人（不显示）",
  order: "订单",
  amount: "金额",
  state: "状态",
  all: "全部",
  filter: "筛选",
  states: invoiceStates.zh,
  empty: "没有符合条件的发票",
  emptyText: "购票人在订单页申请后会出现在这里。",
};

export type InvoicesTexts = typeof invoicesZh;

import { invoiceStates } from "@kaimu/site/invoice-states";

/** Texts of electronic invoices. */
export const invoicesZh = {
  title: "电子发票",
  requestedAt: "申请时间",
  number: "发票号码",
  redNumber: "红字 {number}",
  buyer: "抬头",
  person: "个人（不显示）",
  order: "订单",
  amount: "金额",
  state: "状态",
  states: invoiceStates.zh,
  toCorrect: "等购票人更正抬头或税号",
  corrected: "购票人更正过",
  empty: "没有符合条件的发票",
  tryAgain: "再试一次",
  tryAgainAsk: "再次提交这张 {amount} 的发票？",
  tryAgainText: "以同一个流水号再次提交给开票服务；若上次其实已办成，不会重复办理。",
  cancel: "返回",
};

export type InvoicesTexts = typeof invoicesZh;

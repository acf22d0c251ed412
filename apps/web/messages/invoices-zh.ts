/** Texts of electronic invoices. */
export const invoicesZh = {
  title: "电子发票",
  ask: "申请发票",
  correct: "更正并重新提交",
  lead: (sum: string, until: string) => `可开 ${sum}，${until} 前可申请。退票的金额不在内。`,
  no: {
    "nothing left": "没有可以开票的金额。",
    "too late": "已过申请发票的时间。",
  },
  states: {
    "under way": "开具中",
    refused: "抬头或税号有误",
    issued: "已开具",
    "being reversed": "红冲中",
    reversed: "已红冲",
  },
  stateMeans: {
    "under way": "开好后会发到您填写的邮箱，也可以在这里下载。",
    refused: "税务系统没有接受这个抬头或税号。请核对后更正，再提交一次。",
    issued: "",
    "being reversed": "有票已退，这张发票正在红冲；余下金额会自动开具新发票。",
    reversed: "",
  },
  number: "发票号码",
  redNumber: "红字发票",
  titleOf: "抬头",
  taxNumber: "税号",
  download: "下载 PDF",
  kind: "开给",
  kinds: { individual: "个人", company: "单位" },
  person: "抬头（不填则为“个人”）",
  company: "单位名称",
  companyTaxNumber: "统一社会信用代码",
  mail: "接收邮箱",
  sum: "开票金额",
  submit: "提交",
  notNow: "以后再说",
};

export type InvoicesTexts = typeof invoicesZh;

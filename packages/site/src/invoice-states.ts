/** What the states of an invoice are called for those who work here. */
export const invoiceStates = {
  zh: {
    requested: "开具中",
    issued: "已开具",
    failed: "开具失败",
    reversing: "红冲中",
    reversal_failed: "红冲失败",
    reversed: "已红冲",
  },
  en: {
    requested: "Being issued",
    issued: "Issued",
    failed: "Not issued",
    reversing: "Being reversed",
    reversal_failed: "Not reversed",
    reversed: "Reversed",
  },
};

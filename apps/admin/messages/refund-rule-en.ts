import type { RefundRuleTexts } from "./refund-rule-zh.ts";

export const refundRuleEn: RefundRuleTexts = {
  title: "Refund rule",
  lead: "Steps by the time before the start, far to near; each says what share of the price is kept. After the last one nothing comes back. It counts for orders from now on; what is sold keeps its own rule.",
  never: "No steps: tickets cannot be given back, unless the show is cancelled or moved.",
  before: "Before the start",
  unit: "Unit",
  units: { days: "days or more", hours: "hours or more" },
  percent: "% of the price kept",
  add: "Add a step",
  remove: "Remove",
  faults: {
    number: "A year and 90% at most, whole numbers",
    order: "It has to be nearer to the start than the step above, and keep no less",
  },
  which: "Which tickets",
  whiches: { each: "Some of an order", whole: "All of an order together" },
  often: "How often",
  oftens: { always: "No limit", once: "Once an account" },
  backOnSale: "Places given back",
  backOnSales: { at_once: "On sale again at once", daily: "Each day at a fixed time" },
  backOnSaleAt: "Time (at the venue)",
};

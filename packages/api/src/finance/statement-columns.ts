import type { Sums } from "./statement.ts";

/** A column of figures on a statement's files. */
export interface FigureColumn {
  zh: string;
  en: string;
  sum: keyof Sums;
  /** On paper, in points. */
  width: number;
}

/** What a statement's files have on them, and how wide the names before the figures are on paper: day, event, performance. */
export interface StatementColumns {
  names: [number, number, number];
  figures: FigureColumn[];
}

const tickets = (widths: [number, number, number, number]): FigureColumn[] => [
  { zh: "售出", en: "Sold", sum: "ticketsSold", width: widths[0] },
  { zh: "销售额", en: "Sales", sum: "soldFen", width: widths[1] },
  { zh: "退票", en: "Returned", sum: "ticketsReturned", width: widths[2] },
  { zh: "退票金额", en: "Returns", sum: "returnedFen", width: widths[3] },
];

/** An organizer's. */
export const organizerColumns: StatementColumns = {
  names: [54, 116, 78],
  figures: [
    ...tickets([32, 74, 40, 64]),
    { zh: "优惠券", en: "Coupons", sum: "couponFen", width: 58 },
    { zh: "平台服务费", en: "Platform fee", sum: "feeFen", width: 62 },
    { zh: "总代佣金", en: "Commission", sum: "commissionFen", width: 58 },
    { zh: "退票手续费", en: "Kept fees", sum: "keptFen", width: 60 },
    { zh: "应结金额", en: "Due", sum: "dueFen", width: 73.89 },
  ],
};

/** An agent's. */
export const agentColumns: StatementColumns = {
  names: [60, 240, 100],
  figures: [...tickets([46, 96, 56, 84]), { zh: "应得佣金", en: "Commission due", sum: "commissionFen", width: 87.89 }],
};

/** Whether a figure is money, or else a number of tickets. */
export const isMoney = ({ sum }: FigureColumn): boolean => sum.endsWith("Fen");

// The bill of trades: one day, Beijing's, as the CSV WeChat gives. The signed answer carries its hash and an address to fetch it from.
// Source: https://pay.weixin.qq.com/docs/merchant/apis/bill-download/trade-bill/get-trade-bill.html

import { createHash } from "node:crypto";
import { tradesOfDay } from "../bill-day.ts";
import type { Refund, Trade } from "../books.ts";
import { Refusal, type Sandbox } from "../sandbox.ts";
import { yuanOf } from "../yuan.ts";
import { appOf, payerOf, tradeType } from "./messages.ts";
import { withZone } from "./time.ts";

const COLUMNS = [
  ...[
    "交易时间",
    "公众账号ID",
    "商户号",
    "特约商户号",
    "设备号",
    "微信订单号",
    "商户订单号",
    "用户标识",
    "交易类型",
    "交易状态",
  ],
  ...[
    "付款银行",
    "货币种类",
    "应结订单金额",
    "代金券金额",
    "微信退款单号",
    "商户退款单号",
    "退款金额",
    "充值券退款金额",
    "退款类型",
    "退款状态",
  ],
  ...["商品名称", "商户数据包", "手续费", "费率", "订单金额", "申请退款金额", "费率备注"],
];

/** Where the bill of a day is fetched, and the hash of its bytes. A day is closed: today has no bill yet. */
export function billOf(sandbox: Sandbox, day: string, origin: string): Record<string, string> {
  const bytes = billText(sandbox, day);
  return {
    hash_type: "SHA1",
    hash_value: createHash("sha1").update(bytes).digest("hex"),
    download_url: `${origin}/v3/billdownload/file?token=${day}`,
  };
}

/** The bill itself; amounts in yuan, and a backtick before each value, as WeChat writes them. */
export function billText(sandbox: Sandbox, day: string): string {
  const found = tradesOfDay(sandbox, "wechat", day);
  if (found === "no day") throw new Refusal("PARAM_ERROR", "参数错误：bill_date");
  if (found === "not over") throw new Refusal("NO_STATEMENT_EXIST", "账单次日才会生成");
  const { paid, refunds } = found;
  if (paid.length + refunds.length === 0) throw new Refusal("NO_STATEMENT_EXIST", "请求的账单文件不存在");
  const rows = [
    ...paid.map((trade) => row(sandbox, trade, undefined)),
    ...refunds.map(({ refund, trade }) => row(sandbox, trade, refund)),
  ];
  const sum = (fen: number[]) => yuanOf(fen.reduce((total, one) => total + one, 0));
  const [income, back] = [sum(paid.map(({ amount }) => amount)), sum(refunds.map(({ refund }) => refund.amount))];
  const totals = [String(rows.length), income, back, "0.00", "0.00000", income, back];
  const names = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额";
  return `\uFEFF${[COLUMNS.join(","), ...rows, names, line(totals)].join("\r\n")}\r\n`;
}

function row(sandbox: Sandbox, trade: Trade, refund: Refund | undefined): string {
  const { mchId } = sandbox.wechat;
  const at = withZone(refund?.refunded_at ?? trade.paid_at ?? 0)
    .slice(0, 19)
    .replace("T", " ");
  return line([
    ...[
      at,
      appOf(sandbox, trade.product),
      mchId,
      "0",
      "",
      trade.trade_no,
      trade.out_trade_no,
      payerOf(trade),
      tradeType(trade),
    ],
    ...[refund ? "REFUND" : "SUCCESS", "OTHERS", "CNY", refund ? "0.00" : yuanOf(trade.amount), "0.00"],
    ...[refund?.refund_id ?? "0", refund?.out_request_no ?? "0", refund ? yuanOf(refund.amount) : "0.00", "0.00"],
    ...[refund ? "ORIGINAL" : "", refund?.state ?? "", trade.subject, "", "0.00000", "0.00%"],
    ...[refund ? "0.00" : yuanOf(trade.amount), refund ? yuanOf(refund.amount) : "0.00", ""],
  ]);
}

// A comma or a line's end inside a title would be another column.
function line(values: string[]): string {
  return values.map((value) => `\`${value.replace(/[,\r\n]/g, " ")}`).join(",");
}

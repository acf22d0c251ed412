// Alipay's bill of trades: one Beijing day, a ZIP with two CSV files in GBK, as the vendor gives it.
// Source: https://opendocs.alipay.com/open/028woc (alipay.data.dataservice.bill.downloadurl.query)

import type { ServerResponse } from "node:http";
import { beijingTime } from "./beijing-time.ts";
import { tradesOfDay } from "./bill-day.ts";
import type { Trade } from "./books.ts";
import { Refusal, type Sandbox } from "./sandbox.ts";
import { yuanOf } from "./yuan.ts";
import { zip } from "./zip.ts";

const COLUMNS = [
  ...[
    "支付宝交易号",
    "商户订单号",
    "业务类型",
    "商品名称",
    "创建时间",
    "完成时间",
    "门店编号",
    "门店名称",
    "操作员",
    "终端号",
    "对方账户",
  ],
  ...[
    "订单金额（元）",
    "商家实收（元）",
    "支付宝红包（元）",
    "集分宝（元）",
    "支付宝优惠（元）",
    "商家优惠（元）",
    "券核销金额（元）",
  ],
  ...[
    "券名称",
    "商家红包消费金额（元）",
    "卡消费金额（元）",
    "退款批次号/请求号",
    "服务费（元）",
    "分润（元）",
    "备注",
  ],
];

/** Where the bill of a day is fetched. A day must be over; one without trades has none. */
export function billAddress(sandbox: Sandbox, day: string, origin: string): string {
  billOf(sandbox, day);
  return `${origin}/alipay/bill?day=${day}`;
}

/** Answers the address of a bill. */
export function answerBill(sandbox: Sandbox, response: ServerResponse, day: string): void {
  const lines = billOf(sandbox, day);
  const detail = [
    ...[
      "#支付宝业务明细查询",
      `#账号：[${sandbox.sellerId}0156]`,
      "#-----------------------------------------业务明细列表",
    ],
    ...[
      COLUMNS.join(","),
      ...lines,
      "#-----------------------------------------业务明细列表结束",
      `#交易合计：${lines.length}笔`,
    ],
  ].join("\r\n");
  const named = `${sandbox.sellerId}0156_${day.replaceAll("-", "")}_业务明细`;
  const file = zip([
    { name: gbk(`${named}(汇总).csv`), content: gbk(`#支付宝业务汇总查询\r\n#合计：${lines.length}笔\r\n`) },
    { name: gbk(`${named}.csv`), content: gbk(detail) },
  ]);
  response.writeHead(200, { "content-type": "application/zip", "cache-control": "no-store" }).end(file);
}

function billOf(sandbox: Sandbox, day: string): string[] {
  const found = tradesOfDay(sandbox, "alipay", day);
  if (found === "no day") throw new Refusal("isv.invalid-arguments", "入参不合法：bill_date");
  if (found === "not over" || found.paid.length + found.refunds.length === 0)
    throw new Refusal("isp.bill_not_exist", "账单不存在");
  const { paid, refunds } = found;
  return [
    ...paid.map((trade) => line(trade, trade.paid_at ?? 0, yuanOf(trade.amount), "")),
    ...refunds.map(({ refund, trade }) =>
      line(trade, refund.refunded_at, `-${yuanOf(refund.amount)}`, refund.out_request_no),
    ),
  ];
}

// The vendor ends each value with a tab, so that spreadsheets keep long numbers; a comma inside a title would be another column.
function line(trade: Trade, at: number, sum: string, request: string): string {
  const title = trade.subject.replace(/[,\r\n]/g, " ");
  const times = [beijingTime(trade.created_at), beijingTime(at)];
  const named = [
    trade.trade_no,
    trade.out_trade_no,
    request ? "退款" : "交易",
    title,
    ...times,
    "",
    "",
    "",
    "",
    "138****0000",
  ];
  const sums = [sum, sum, "0.00", "0.00", "0.00", "0.00", "0.00", "", "0.00", "0.00", request, "0.00", "0.00", ""];
  return [...named, ...sums].map((value) => `${value}\t`).join(",");
}

let table: Map<string, Buffer> | undefined;

/** A text in GBK; what that cannot write becomes a question mark, as at the vendor. */
function gbk(text: string): Buffer {
  table ??= gbkTable();
  const known = table;
  return Buffer.concat(
    [...text].map((sign) => (sign < "\x80" ? Buffer.from(sign, "latin1") : (known.get(sign) ?? Buffer.from("?")))),
  );
}

// Node reads GBK and does not write it: all that it can read is read once.
function gbkTable(): Map<string, Buffer> {
  const decoder = new TextDecoder("gbk");
  const signs = new Map<string, Buffer>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const bytes = Buffer.from([lead, trail]);
      const sign = decoder.decode(bytes);
      if ([...sign].length === 1 && sign !== "\uFFFD" && !signs.has(sign)) signs.set(sign, bytes);
    }
  return signs;
}

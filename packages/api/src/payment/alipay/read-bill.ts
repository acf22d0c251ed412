import { yuanToFen } from "../../platform/money.ts";
import { type BillLine, billRows } from "../bills/bill.ts";
import { unzipGbk } from "./unzip.ts";

const columns = ["支付宝交易号", "商户订单号", "业务类型", "订单金额（元）", "退款批次号/请求号"];

/** A bill of trades as it is downloaded: of its two files the one with the single trades. Source: opendocs.alipay.com, 业务账单. */
export function readBill(file: Buffer): BillLine[] {
  const detail = [...unzipGbk(file)].find(([name]) => name.includes("业务明细") && !name.includes("汇总"));
  if (!detail) throw new Error("a bill without its details");
  return billRows(detail[1], columns).map((row) => {
    const refund = row.业务类型 === "退款";
    const amountFen = yuanToFen((row["订单金额（元）"] ?? "").replace(/^-/, ""));
    if (amountFen === undefined) throw new Error(`bill: a sum of ${row.商户订单号}`);
    return {
      ...{ kind: refund ? ("refund" as const) : ("payment" as const), amountFen, state: "done" as const },
      ...{ outTradeNo: row.商户订单号 ?? "", gatewayTradeNo: row.支付宝交易号 ?? "" },
      ...(refund ? { outRefundNo: row["退款批次号/请求号"] ?? "" } : {}),
    };
  });
}

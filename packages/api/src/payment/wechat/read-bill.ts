import { createHash } from "node:crypto";
import type { BillLineState } from "@kaimu/db";
import { z } from "zod";
import { AppError } from "../../platform/errors.ts";
import { yuanToFen } from "../../platform/money.ts";
import { type BillLine, billRows } from "../bills/bill.ts";
import type { WechatClient } from "./client.ts";

const columns = ["微信订单号", "商户订单号", "交易状态", "应结订单金额", "商户退款单号", "退款金额", "退款状态"];
/** A refund stands in the bill of the day it was asked for, whatever has become of it by then. */
const refundStates: Record<string, BillLineState> = { SUCCESS: "done", PROCESSING: "under_way" };

/**
 * The bill of trades of a Beijing day ("2026-12-24"), which is there from about ten the next morning; empty when nothing happened.
 * Source: pay.weixin.qq.com/docs/merchant/apis/bill-download/trade-bill/get-trade-bill.html
 */
export async function readBill(client: WechatClient, day: string): Promise<BillLine[]> {
  const answer = await client.call("GET", `/v3/bill/tradebill?bill_date=${day}&bill_type=ALL`);
  if (answer.code === "NO_STATEMENT_EXIST") return [];
  if (answer.status !== 200) throw new AppError("GATEWAY_UNAVAILABLE", { detail: `bill ${day}: ${answer.code}` });
  const told = z.object({ hash_type: z.literal("SHA1"), hash_value: z.string(), download_url: z.url() });
  const { hash_value, download_url } = told.parse(answer.json);
  const bytes = await client.download(download_url);
  // The file is not signed; the answer that names its hash is.
  if (createHash("sha1").update(bytes).digest("hex") !== hash_value.toLowerCase())
    throw new AppError("GATEWAY_UNAVAILABLE", { detail: `bill ${day} has another hash` });
  return billRows(bytes.toString("utf8"), columns).map((row) => {
    const refund = row.交易状态 === "REFUND" || row.交易状态 === "REVOKED";
    const amountFen = yuanToFen((refund ? row.退款金额 : row.应结订单金额) ?? "");
    if (amountFen === undefined) throw new Error(`bill ${day}: a sum of ${row.商户订单号}`);
    return {
      ...{ kind: refund ? ("refund" as const) : ("payment" as const), amountFen },
      state: refund ? (refundStates[row.退款状态 ?? ""] ?? "failed") : ("done" as const),
      ...{ outTradeNo: row.商户订单号 ?? "", gatewayTradeNo: row.微信订单号 ?? "" },
      ...(refund ? { outRefundNo: row.商户退款单号 ?? "" } : {}),
    };
  });
}

// Switches and audits of the sandbox, for drills and tests; the vendor has none of them. JSON in and out, snake_case, amounts in fen, times ISO 8601.
//
//   GET  /control                      → {seed, faults, trades: {<out_trade_no>: faults}}
//   POST /control                      {seed?, out_trade_no?, faults?: Faults | null} → the same as GET. Without out_trade_no the faults are the
//                                      default for every trade without its own; null takes them away. Faults strike what is made after the call.
//     Faults = {
//       duplicate?: {chance?, times, together?},           times = deliveries beyond the first; together (default true) = at once
//       delay?:     {chance?, ms},
//       drop?:      {chance?, attempts: n | "all"},        the first n attempts never reach the merchant
//       reorder?:   {chance?, behind?: "any" | "same_trade", max_ms?},   held until a later notification went out, at most max_ms (10000)
//       forge?:     {chance?, kinds: Forgery[]},           sent before the genuine one
//       answer?:    {chance?, what: "slow" | "lost" | "system_error", ms?, methods?: string[]}   of query, close, refund; lost = done, connection cut;
//                                                        methods: alipay.trade.…, wechat.prepay | query | close | refund | refund_query | certificates | bill | sign_in
//       refund?:    {chance?, what: "rejected" | "balance_short" | "abnormal" | "slow", ms?}   the last two are WeChat's: Alipay refunds at once
//     }                                                    chance 0…1, default 1, drawn from the seed
//     Forgery = bad_signature | unsigned | truncated (with the genuine notify_id) | wrong_amount | wrong_currency | wrong_app | wrong_seller |
//               unknown_order (signed); WeChat also: stale | unknown_serial | wrong_seal | signature_probe
//   POST /control/reset                → takes all faults away, seed 1; the books stay
//   POST /control/pay                  {out_trade_no, amount?, late?: {ms, if_closed?: "pay" | "refuse"}} → Trade. The trade exists once somebody
//                                      opened the signed pay URL. amount: another sum is taken. late: in flight, lands ms later, after the deadline
//                                      too; if_closed (default "pay") after a close.
//   POST /control/forge                {out_trade_no, kind: Forgery} → {status, acknowledged, body}: one forged notification, now
//   POST /control/notify               {out_trade_no, times?, together?} → {heard: [{status, acknowledged, body}]}: the newest genuine one again
//   POST /control/rotate               {withdraw_old?} → {serial}: a new platform certificate of WeChat's, which signs from now on
//   POST /control/age                  {out_trade_no, days} → Trade: as if it had been paid, and its refunds made, so long ago
//   GET  /control/stats                → {notifications, pending, acknowledged, given_up, sent, duplicates, repeats, dropped, late, reordered,
//                                         forged: {<kind>: n}, forged_acknowledged, trades, paid, paid_late, closed, refunds}
//   GET  /books?cursor=&limit=         → {trades: [Trade], next_cursor | null}, in order of creation
//     Trade = {out_trade_no, trade_no, vendor, product, subject, amount, status, created_at, expires_at, paid_at, closed_at, late_at,
//              refunded, refunds: [{out_request_no, amount, reason, state, refunded_at}]}
//   Refusals: 400 or 404 {error, message}.

import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { booksPage, shownTrade } from "./audit.ts";
import type { NotificationRow } from "./books.ts";
import { replay, sendForged } from "./deliver.ts";
import { Faults, faultSettings, setFaults, setSeed } from "./faults.ts";
import { FORGERIES } from "./forgeries.ts";
import { answerJson, bodyOf } from "./http.ts";
import { Refusal, type Sandbox } from "./sandbox.ts";
import { statsOf } from "./stats.ts";
import { currentTrade, pay, payLate } from "./trades.ts";
import { rotateCertificate } from "./wechat/platform-keys.ts";

const outTradeNo = z.string().min(1).max(64);
const Settings = z.strictObject({
  seed: z.int().optional(),
  out_trade_no: outTradeNo.optional(),
  faults: Faults.nullable().optional(),
});
const Pay = z.strictObject({
  out_trade_no: outTradeNo,
  amount: z.int().min(1).optional(),
  late: z.strictObject({ ms: z.int().min(0), if_closed: z.enum(["pay", "refuse"]).default("pay") }).optional(),
});
const Forged = z.strictObject({ out_trade_no: outTradeNo, kind: z.enum(FORGERIES) });
const Again = z.strictObject({
  out_trade_no: outTradeNo,
  times: z.int().min(1).max(100).default(1),
  together: z.boolean().default(true),
});

const Rotate = z.strictObject({ withdraw_old: z.boolean().default(false) });
const Age = z.strictObject({ out_trade_no: outTradeNo, days: z.int().min(0).max(2_000) });

type Answer = (sandbox: Sandbox, sent: { json: unknown; query: URLSearchParams }) => unknown;

const ROUTES: Record<string, Answer> = {
  "GET /control": (sandbox) => faultSettings(sandbox),
  "POST /control": (sandbox, { json }) => {
    const { seed, out_trade_no, faults } = Settings.parse(json);
    if (seed !== undefined) setSeed(sandbox, seed);
    if (faults !== undefined) setFaults(sandbox, out_trade_no, faults);
    return faultSettings(sandbox);
  },
  "POST /control/reset": (sandbox) => {
    sandbox.books.exec("DELETE FROM setting");
    return faultSettings(sandbox);
  },
  "POST /control/pay": (sandbox, { json }) => {
    const { out_trade_no, amount, late } = Pay.parse(json);
    const trade = late
      ? payLate(sandbox, out_trade_no, sandbox.now() + late.ms, late.if_closed)
      : pay(sandbox, out_trade_no, amount);
    return shownTrade(sandbox, trade);
  },
  "POST /control/forge": (sandbox, { json }) => {
    const { out_trade_no, kind } = Forged.parse(json);
    return sendForged(sandbox, newestNotification(sandbox, out_trade_no), kind, AbortSignal.timeout(30_000));
  },
  "POST /control/notify": async (sandbox, { json }) => {
    const { out_trade_no, times, together } = Again.parse(json);
    return { heard: await replay(sandbox, newestNotification(sandbox, out_trade_no), times, together) };
  },
  "POST /control/rotate": (sandbox, { json }) => rotateCertificate(sandbox, Rotate.parse(json).withdraw_old),
  "POST /control/age": (sandbox, { json }) => {
    const { out_trade_no, days } = Age.parse(json);
    const at = sandbox.now() - days * 86_400_000;
    sandbox.books
      .prepare("UPDATE trade SET paid_at = ? WHERE out_trade_no = ? AND paid_at IS NOT NULL")
      .run(at, out_trade_no);
    sandbox.books.prepare("UPDATE refund SET refunded_at = ? WHERE out_trade_no = ?").run(at, out_trade_no);
    return shownTrade(sandbox, currentTrade(sandbox, { outTradeNo: out_trade_no }));
  },
  "GET /control/stats": (sandbox) => statsOf(sandbox),
  "GET /books": (sandbox, { query }) => booksPage(sandbox, query.get("cursor"), Number(query.get("limit") ?? 200)),
};

/** Answers the control and audit addresses; false when the address is none of them. */
export async function answerControl(
  sandbox: Sandbox,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const url = new URL(request.url ?? "/", "http://sandbox");
  const answer = ROUTES[`${request.method} ${url.pathname}`];
  if (!answer) return false;
  try {
    const body = request.method === "POST" ? await bodyOf(request) : "";
    answerJson(response, await answer(sandbox, { json: JSON.parse(body || "{}"), query: url.searchParams }));
  } catch (error) {
    if (error instanceof Refusal)
      answerJson(response, { error: error.code, message: error.message }, error.code.endsWith("NOT_EXIST") ? 404 : 400);
    else if (error instanceof z.ZodError)
      answerJson(response, { error: "INVALID", message: z.prettifyError(error) }, 400);
    else if (error instanceof SyntaxError) answerJson(response, { error: "INVALID", message: "not JSON" }, 400);
    else throw error;
  }
  return true;
}

function newestNotification(sandbox: Sandbox, outTradeNo: string): NotificationRow {
  const row = sandbox.books
    .prepare("SELECT * FROM notification WHERE out_trade_no = ? ORDER BY seq DESC LIMIT 1")
    .get(outTradeNo);
  if (!row) throw new Refusal("NOTIFICATION_NOT_EXIST", "这笔交易还没有通知");
  return row as NotificationRow;
}

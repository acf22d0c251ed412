// What the buyer presses in the cashier.
//   GET  /cashier/<trade_no>         the page
//   GET  /cashier/<trade_no>/state   {out_trade_no, status, late_at, return_address}, for the page to follow a payment in flight
//   POST /cashier/<trade_no>/pay | fail | late    late: form field "after", seconds from now or "deadline" = 5 s after the deadline

import type { IncomingMessage, ServerResponse } from "node:http";
import type { Trade } from "./books.ts";
import { cashierPage, refusalPage } from "./cashier-page.ts";
import { answerJson, answerPage, bodyOf, leadTo } from "./http.ts";
import { returnAddress } from "./return-address.ts";
import { Refusal, type Sandbox } from "./sandbox.ts";
import { currentTrade, pay, payLate } from "./trades.ts";

const ADDRESS = /^\/cashier\/(\d+)(?:\/(state|pay|fail|late))?$/;

/** Answers the cashier's addresses; false when the address is none of them. */
export async function answerCashier(
  sandbox: Sandbox,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const match = ADDRESS.exec(new URL(request.url ?? "/", "http://sandbox").pathname);
  if (!match) return false;
  try {
    const trade = currentTrade(sandbox, { tradeNo: match[1] });
    const showPage = () => answerPage(response, cashierPage(trade, returnAddress(sandbox, trade), sandbox.now()));
    const pressed = `${request.method} ${match[2] ?? ""}`;
    if (pressed === "GET ") showPage();
    else if (pressed === "GET state")
      answerJson(response, {
        out_trade_no: trade.out_trade_no,
        status: trade.status,
        late_at: trade.late_at,
        return_address: returnAddress(sandbox, trade),
      });
    else if (pressed === "POST pay") leave(sandbox, response, pay(sandbox, trade.out_trade_no));
    else if (pressed === "POST fail") leave(sandbox, response, trade);
    else if (pressed === "POST late") {
      const after = new URLSearchParams(await bodyOf(request)).get("after") ?? "";
      payLate(sandbox, trade.out_trade_no, landing(sandbox, trade, after), "pay");
      leadTo(response, `/cashier/${trade.trade_no}`);
    } else return false;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    answerPage(response, refusalPage(error.code, error.message), error.code === "ACQ.TRADE_NOT_EXIST" ? 404 : 400);
  }
  return true;
}

function leave(sandbox: Sandbox, response: ServerResponse, trade: Trade): void {
  leadTo(response, returnAddress(sandbox, trade) || `/cashier/${trade.trade_no}`);
}

function landing(sandbox: Sandbox, trade: Trade, after: string): number {
  if (after === "deadline" && trade.expires_at !== null) return trade.expires_at + 5_000;
  const seconds = Number(after);
  return sandbox.now() + 1000 * (Number.isInteger(seconds) && seconds >= 0 && seconds <= 86_400 ? seconds : 10);
}

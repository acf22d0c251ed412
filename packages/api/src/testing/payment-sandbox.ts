import type { Gateway } from "@kaimu/db";
import type { Context } from "../context.ts";
import { startPayment } from "../payment/index.ts";

interface SandboxTrade {
  status: string;
  subject: string;
  amount: number;
  refunded: number;
}

/** What a test does at the payment sandbox, as a buyer or as the gateway's own hands would. */
export function paymentSandbox(ctx: Context) {
  const origin = new URL(ctx.env.ALIPAY_GATEWAY).origin;
  const control = async (path: string, body: object) => {
    const answer = await fetch(`${origin}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`sandbox ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json() as Promise<Record<string, unknown>>;
  };

  return {
    /** The buyer presses pay on our page and his browser reaches the cashier. Returns our number of the trade. */
    async enterCashier(o: { orderId: string; accountId: string; gateway?: Gateway }): Promise<string> {
      const { gateway = "alipay", ...order } = o;
      const way = await startPayment(ctx, { ...order, gateway, client: { kind: "desktop" }, subject: "测试演出" });
      // What the buyer's browser opens, or his phone reads.
      const at = way.kind === "code" ? `${origin}/scan?code=${encodeURIComponent(way.code)}` : "";
      await fetch(way.kind === "redirect" ? way.url : at);
      const { outTradeNo } = await ctx.db.payment.findFirstOrThrow({ where: { orderId: o.orderId, gateway } });
      return outTradeNo;
    },
    control,
    /** The buyer pays at the cashier. */
    pay: (outTradeNo: string) => control("/control/pay", { out_trade_no: outTradeNo }),
    /** The buyer pays, and the money is on its way for `ms`: it arrives even when the trade is closed meanwhile. */
    payLate: (outTradeNo: string, ms: number) =>
      control("/control/pay", { out_trade_no: outTradeNo, late: { ms, if_closed: "pay" } }),
    /** One trade as the gateway's own books have it. */
    async trade(outTradeNo: string): Promise<SandboxTrade> {
      for (let cursor = ""; ; ) {
        const page = (await (await fetch(`${origin}/books?limit=500&cursor=${cursor}`)).json()) as {
          trades: (SandboxTrade & { out_trade_no: string })[];
          next_cursor: string | null;
        };
        const found = page.trades.find((trade) => trade.out_trade_no === outTradeNo);
        if (found) return found;
        if (!page.next_cursor) throw new Error(`no trade ${outTradeNo}`);
        cursor = page.next_cursor;
      }
    },
  };
}

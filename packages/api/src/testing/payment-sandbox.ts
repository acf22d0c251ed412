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
    /** The buyer's WeChat opens the sign-in's address and goes back at once: with these in the address of our page. */
    async signIn(url: string, person = "buyer"): Promise<{ state: string; code: string | undefined }> {
      const headers = { "user-agent": "Mozilla/5.0 MicroMessenger/8.0.50", cookie: `wechat_person=${person}` };
      const answer = await fetch(url, { headers, redirect: "manual" });
      const back = new URL(answer.headers.get("location") ?? `no:address?${answer.status}`);
      return { state: back.searchParams.get("state") ?? "", code: back.searchParams.get("code") ?? undefined };
    },
    /** The page hands its parameters to WeChat's bridge. Resolves to the cashier's address, or to why WeChat refuses. */
    openInside: (parameters: Record<string, string>, person = "buyer") =>
      cashierOf(`${origin}/wechat/inside/pay?${new URLSearchParams(parameters)}`, {
        headers: { cookie: `wechat_person=${person}` },
      }),
    /** An app hands what it was given to the vendor's SDK. Resolves to the cashier's address, or to why the vendor refuses. */
    openInApp: (parameters: Record<string, string>) =>
      parameters.orderString === undefined
        ? cashierOf(`${origin}/app/wechat`, { method: "POST", body: JSON.stringify(parameters) })
        : cashierOf(`${origin}/gateway.do`, { method: "POST", body: parameters.orderString }),
    /** The buyer presses pay in an open cashier. */
    press: (cashier: string) => fetch(`${cashier}/pay`, { method: "POST", redirect: "manual" }),
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

async function cashierOf(url: string, init: RequestInit): Promise<string> {
  const answer = await fetch(url, init);
  const page = await answer.text();
  return answer.ok ? answer.url : (/<h2>无法支付<\/h2><p>([^<]+)/.exec(page)?.[1] ?? page);
}

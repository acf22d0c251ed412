/** What a buyer's browser and a drill do at the payment sandbox, which stands where the payment gateway would. */
export interface Cashier {
  /** Follows the pay address to the cashier; the trade exists from then on. False when the gateway lets nobody in (any more). */
  enter(payUrl: string): Promise<boolean>;
  /** Presses pay. False when the gateway refuses: paid, closed, or out of time. */
  pay(outTradeNo: string): Promise<boolean>;
  /** Presses pay, and the money arrives after `ms`; after the trade was closed as well, unless `ifClosed` is "refuse". */
  payLater(outTradeNo: string, ms: number, ifClosed: "pay" | "refuse"): Promise<boolean>;
  /** POST to one of the sandbox's control addresses; the answer, or undefined when it was refused. */
  control(path: string, body: object): Promise<Record<string, unknown> | undefined>;
  /** What the sandbox has sent and booked so far. */
  stats(): Promise<CashierStats>;
}

export interface CashierStats {
  duplicates: number;
  repeats: number;
  dropped: number;
  late: number;
  reordered: number;
  forged: Record<string, number>;
  forged_acknowledged: number;
}

/** The cashier at `origin`. */
export function openCashier(origin: string): Cashier {
  async function control(path: string, body: object) {
    const answer = await fetch(`${origin}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(60_000),
    });
    const said = (await answer.json()) as Record<string, unknown>;
    if (answer.ok) return said;
    if (answer.status >= 500) throw new Error(`payment sandbox ${path}: ${answer.status}`);
    return undefined;
  }
  return {
    control,
    async enter(payUrl) {
      const answer = await fetch(payUrl, { redirect: "manual", signal: AbortSignal.timeout(60_000) });
      await answer.body?.cancel();
      return answer.status < 400;
    },
    pay: async (outTradeNo) => (await control("/control/pay", { out_trade_no: outTradeNo })) !== undefined,
    payLater: async (outTradeNo, ms, ifClosed) =>
      (await control("/control/pay", { out_trade_no: outTradeNo, late: { ms, if_closed: ifClosed } })) !== undefined,
    stats: async () => (await (await fetch(`${origin}/control/stats`)).json()) as CashierStats,
  };
}

/** Our number of the trade, as the pay address tells it to the gateway. */
export function tradeOf(payUrl: string): string {
  const content = new URL(payUrl).searchParams.get("biz_content") ?? "{}";
  return (JSON.parse(content) as { out_trade_no: string }).out_trade_no;
}

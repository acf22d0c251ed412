/** How our page tells a buyer to pay: an address to go to, a code to scan, or parameters for WeChat's bridge or its app. */
export type WayToPay =
  | { kind: "redirect"; url: string }
  | { kind: "code"; code: string }
  | { kind: "parameters"; parameters: Record<string, string> };

/** What a buyer's browser, his phone and a drill do at the payment sandbox, which stands where the payment gateways would. */
export interface Cashier {
  /** Goes the way to the cashier; an Alipay trade exists from then on. Our number of the trade, or undefined when the gateway lets nobody in (any more). */
  enter(way: WayToPay): Promise<string | undefined>;
  /** Presses pay; `fen` when the gateway takes another sum. False when it refuses: paid, closed, or out of time. */
  pay(outTradeNo: string, fen?: number): Promise<boolean>;
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
    async enter(way) {
      const answer = await fetch(addressOf(origin, way), { redirect: "manual", signal: AbortSignal.timeout(60_000) });
      await answer.body?.cancel();
      const page = answer.headers.get("location");
      if (answer.status >= 400 || page === null) return undefined;
      const shown = await fetch(new URL(`${page}/state`, origin), { signal: AbortSignal.timeout(60_000) });
      return ((await shown.json()) as { out_trade_no?: string }).out_trade_no;
    },
    pay: async (outTradeNo, fen) =>
      (await control("/control/pay", { out_trade_no: outTradeNo, ...(fen ? { amount: fen } : {}) })) !== undefined,
    payLater: async (outTradeNo, ms, ifClosed) =>
      (await control("/control/pay", { out_trade_no: outTradeNo, late: { ms, if_closed: ifClosed } })) !== undefined,
    stats: async () => (await (await fetch(`${origin}/control/stats`)).json()) as CashierStats,
  };
}

/** Where the browser goes, or what the phone does with a code or a prepaid session. */
function addressOf(origin: string, way: WayToPay): string {
  if (way.kind === "redirect") return way.url;
  if (way.kind === "code") return `${origin}/scan?code=${encodeURIComponent(way.code)}`;
  const { package: pack = "", prepayid = "" } = way.parameters;
  return `${origin}/wechat/h5?prepay_id=${encodeURIComponent(prepayid || pack.replace("prepay_id=", ""))}`;
}

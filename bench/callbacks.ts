import { setTimeout as sleep } from "node:timers/promises";
import type { Bench, Kit, Measured } from "./kit/bench.ts";
import { callbackRequests } from "./kit/callback-requests.ts";
import { openPool } from "./kit/http-pool.ts";
import { type OpenLoop, openLoop } from "./kit/open-loop.ts";
import { percentile } from "./kit/stats.ts";
import { waitingPayments } from "./kit/waiting-payments.ts";

const perSecond = 300;
const connections = 64;
/** After this long whatever is not applied counts as lost. */
const patienceMs = 300_000;

/** What both vendors tell while nobody applies it, and what becomes of it then. */
export const callbacks: Bench = {
  name: "callbacks",
  about:
    "Callbacks of both vendors in turn, each of another payment, with signatures of their own keys and WeChat's sealed, through the gateway's route: verified, compared " +
    "with the payment, stored with its outbox row, acknowledged. Open loop (Poisson) at 300/s over 64 connections, from due to answered. The worker stands still all the while; " +
    "then it goes on, and all that was acknowledged is to become paid orders.",
  async open(kit) {
    return { measure: (repeat) => measure(kit, repeat) };
  },
};

async function measure(kit: Kit, repeat: number): Promise<Measured[]> {
  const [warmMs, forMs] = kit.quick ? [1_000, 3_000] : [2_000, 10_000];
  // Poisson arrivals may bring a few more than the rate says.
  const most = Math.ceil(((warmMs + forMs) * perSecond * 1.15) / 1_000);
  const { performanceId, payments } = await waitingPayments(kit, most);
  const requests = callbackRequests(kit, payments);
  // Anew each time: the gateway closes what has been idle while the worker caught up.
  const gateway = await openPool(kit.platform.urls.gateway, connections);
  const worker = kit.platform.processes.worker;
  worker?.kill("SIGSTOP");
  let acknowledged = 0;
  let loop: OpenLoop;
  try {
    loop = await openLoop({
      ...{ perSecond, forMs, warmMs, seed: kit.seed + repeat },
      async call(n) {
        const answer = await gateway.ask(requests[n] as Buffer);
        if (!isTaken(payments[n]?.gateway, answer)) return `${answer.status} ${answer.body()}`;
        acknowledged += 1;
        return "acknowledged";
      },
    });
  } finally {
    worker?.kill("SIGCONT");
    gateway.close();
  }
  const began = performance.now();
  const applied = await untilApplied(kit, performanceId, acknowledged);
  const seconds = (performance.now() - began) / 1_000;
  return figures(loop, { acknowledged, applied, seconds });
}

function isTaken(vendor: string | undefined, answer: { status: number; body(): string }): boolean {
  return vendor === "alipay" ? answer.body() === "success" : answer.status === 200;
}

/** Waits until so many orders are paid, or for as long as anybody would; how many are. */
async function untilApplied(kit: Kit, performanceId: string, wanted: number): Promise<number> {
  for (const end = performance.now() + patienceMs; ; await sleep(100)) {
    const paid = await kit.ctx.db.order.count({ where: { performanceId, state: "paid" } });
    if (paid >= wanted || performance.now() > end) return paid;
  }
}

function figures(
  loop: OpenLoop,
  { acknowledged, applied, seconds }: { acknowledged: number; applied: number; seconds: number },
): Measured[] {
  const { acknowledged: times = [], ...others } = Object.fromEntries(loop.outcomes);
  const refused = Object.values(others).reduce((sum, some) => sum + some.length, 0);
  const none = { of: "value", atMost: 0 } as const;
  return [
    {
      ...{ name: "callbacks-p99", value: percentile(times, 0.99), unit: "ms", goal: { of: "value", atMost: 200 } },
      note: `at ${perSecond}/s, due to answered; median ${percentile(times, 0.5).toFixed(1)} ms, ${times.length} callbacks`,
    },
    {
      ...{ name: "callbacks-not-taken", value: refused, unit: "callbacks", goal: none },
      note: `not acknowledged in the open loop${refused > 0 ? `: ${Object.keys(others).join(", ").slice(0, 200)}` : ""}`,
    },
    {
      ...{ name: "callbacks-lost", value: acknowledged - applied, unit: "callbacks", goal: none },
      note: `of ${acknowledged} that were acknowledged while the worker stood still; the others are paid orders`,
    },
    {
      ...{ name: "callbacks-caught-up", value: seconds, unit: "s", goal: { of: "value", atMost: 180 } },
      note: `from the worker's going on until all ${applied} were applied, ${Math.round(applied / seconds)}/s`,
    },
  ];
}

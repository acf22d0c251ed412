import { newId } from "@kaimu/api";
import type { Bench, Kit, Measured } from "./kit/bench.ts";
import { type Buyer, makeBuyers } from "./kit/buyers.ts";
import { inTurns } from "./kit/closed-loop.ts";
import { type HallOnSale, plainHall, putHallOnSale } from "./kit/halls.ts";
import { emptyAgain, holdCall, loadHoldScript } from "./kit/hold-call.ts";
import { requestBytes } from "./kit/http-client.ts";
import { type HttpPool, openPool } from "./kit/http-pool.ts";
import { openLoop } from "./kit/open-loop.ts";
import { runBaseline } from "./kit/run-baseline.ts";
import { percentile } from "./kit/stats.ts";
import { timedCalls } from "./kit/timed-calls.ts";
import { trpcRequest } from "./kit/trpc-request.ts";

const connections = 64;
const unitsEach = 4;

interface Stage {
  kit: Kit;
  hall: HallOnSale;
  buyers: Buyer[];
  gateway: HttpPool;
  bare: HttpPool;
}

/** The hold as a browser asks for it. */
export const holdHttp: Bench = {
  name: "hold-http",
  about:
    "`inventory.hold` through the gateway's tRPC route (session, limits, input, terms, script, access log), four free units for another signed-in " +
    "buyer each time, 64 connections; against `bench/baselines/bare-hold-server.ts`, a `node:http` server that calls the same script with the same " +
    "arguments and does nothing else. Closed loop with the same raw-socket client, in turns. Then an open loop at a stated rate, over 64 connections.",
  async open(kit) {
    const hall = await putHallOnSale(kit, { layout: plainHall(250, 200) });
    const digest = await loadHoldScript(kit, hall.performanceId);
    const server = await runBaseline("bare-hold-server.ts", [kit.platform.env.REDIS_URL as string, digest]);
    const stage: Stage = {
      ...{ kit, hall, buyers: await makeBuyers(kit, kit.quick ? 2_000 : 10_000) },
      gateway: await openPool(kit.platform.urls.gateway, connections),
      bare: await openPool(server.origin, connections),
    };
    // The gateway has checked everyone's token once, as it has before a sale opens.
    await throughGateway(stage);
    return {
      measure: async () => [...(await ratio(stage)), ...(await latency(stage))],
      async close() {
        stage.gateway.close();
        stage.bare.close();
        server.stop();
      },
    };
  },
};

async function ratio(stage: Stage): Promise<Measured[]> {
  const client: number[] = [];
  const { a, b } = await inTurns({
    ...{ rounds: stage.kit.quick ? 1 : 3, before: () => emptyAgain(stage.kit, stage.hall) },
    async a() {
      const before = process.cpuUsage();
      const done = await throughGateway(stage);
      const { user, system } = process.cpuUsage(before);
      client.push((user + system) / stage.buyers.length);
      return done;
    },
    b: () => throughBareServer(stage),
  });
  const cost = Math.round(client.reduce((sum, micros) => sum + micros, 0) / client.length);
  return [
    {
      ...{ name: "hold-http", value: a, baseline: b, unit: "1/s", goal: { of: "ratio", atLeast: 0.35 } },
      note: `the client takes ${cost} µs of the machine's two cores a request, making it included`,
    },
    { name: "hold-http-rate", value: a, unit: "1/s", goal: { of: "value", atLeast: 1_000 } },
  ];
}

async function throughGateway({ hall, buyers, gateway }: Stage): Promise<{ perSecond: number }> {
  const requests = buyers.map((buyer, n) => holdRequest(hall, buyer, n));
  return timedCalls({
    ...{ lanes: connections, calls: buyers.length, warm: buyers.length / 10 },
    async call(n, lane) {
      // Who is turned away because the process has too much to do asks again; only what was held counts.
      for (;;) {
        const answer = await gateway.connections[lane]?.ask(requests[n] as Buffer);
        if (answer?.status === 200) return;
        if (answer?.status !== 503) throw new Error(`hold-http: ${answer?.body()}`);
      }
    },
  });
}

async function throughBareServer({ hall, buyers, bare }: Stage): Promise<{ perSecond: number }> {
  const requests = buyers.map(({ accountId }, n) => {
    const body = JSON.stringify(holdCall(hall, { accountId, units: unitsOf(n) }));
    return requestBytes({ method: "POST", path: "/", headers: { "content-type": "application/json" }, body });
  });
  return timedCalls({
    ...{ lanes: connections, calls: buyers.length, warm: buyers.length / 10 },
    async call(n, lane) {
      const answer = await bare.connections[lane]?.ask(requests[n] as Buffer);
      if (answer?.status !== 200 || !answer.body().startsWith('["OK"'))
        throw new Error(`bare server: ${answer?.body()}`);
    },
  });
}

/** The same call at a rate of its own. */
async function latency({ kit, hall, buyers, gateway }: Stage): Promise<Measured[]> {
  await emptyAgain(kit, hall);
  const perSecond = kit.quick ? 500 : 2_000;
  // A tenth of the buyers warm up; Poisson arrivals may bring a few more than the rate says.
  const forMs = ((buyers.length * 0.8) / perSecond) * 1_000;
  const requests = buyers.map((buyer, n) => holdRequest(hall, buyer, n));
  const loop = await openLoop({
    ...{ perSecond, forMs, warmMs: forMs / 8, seed: kit.seed },
    async call(n) {
      const answer = await gateway.ask(requests[n] as Buffer);
      if (answer.status === 503) return "turned away";
      if (answer.status !== 200) throw new Error(answer.body());
      return "held";
    },
  });
  const held = loop.outcomes.get("held") ?? [];
  const failed = loop.outcomes.get("error")?.length ?? 0;
  if (failed > 0) throw new Error(`hold-http: ${failed} of ${failed + held.length} holds failed`);
  const away = loop.outcomes.get("turned away")?.length ?? 0;
  return [
    {
      ...{
        name: "hold-http-turned-away",
        value: away / (away + held.length),
        unit: "share",
        goal: { of: "value", atMost: 0.01 },
      },
      note: "of the calls of the open loop; they are not in its times",
    },
    {
      ...{ name: "hold-http-p99", value: percentile(held, 0.99), unit: "ms", goal: { of: "value", atMost: 200 } },
      note: `at ${perSecond}/s, due to answered; median ${percentile(held, 0.5).toFixed(1)} ms, ${held.length} calls`,
    },
  ];
}

function holdRequest(hall: HallOnSale, buyer: Buyer, n: number): Buffer {
  const items = [{ offerId: hall.tiers[0]?.offerId, quantity: unitsEach, units: unitsOf(n) }];
  const input = { performanceId: hall.performanceId, clientKey: newId(), items };
  return trpcRequest({ procedure: "inventory.hold", input, as: buyer });
}

const unitsOf = (n: number) => Array.from({ length: unitsEach }, (_, i) => n * unitsEach + i);

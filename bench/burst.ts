import { newId } from "@kaimu/api";
import type { Bench, Kit, Measured } from "./kit/bench.ts";
import { type Buyer, makeBuyers } from "./kit/buyers.ts";
import { chanceOf } from "./kit/chance.ts";
import { type Answered, changingLoad } from "./kit/changing-load.ts";
import { closedLoop } from "./kit/closed-loop.ts";
import { type HallOnSale, plainHall, putHallOnSale } from "./kit/halls.ts";
import { type HttpPool, openPool } from "./kit/http-pool.ts";
import { percentile } from "./kit/stats.ts";
import { trpcRequest } from "./kit/trpc-request.ts";

const connections = 1_000;
/** The burst: from nothing to five times capacity in one second, two seconds of it, then half of capacity. */
const [risesMs, lastsMs, afterMs] = [1_000, 3_000, 10_000];
const times = 5;
/** Normal is: everyone served, and in such a time. */
const normalMs = 100;
const sliceMs = 200;

interface Stage {
  kit: Kit;
  buyers: Buyer[];
}

/** A sale's opening: everybody at once. */
export const burst: Bench = {
  name: "burst",
  about:
    "Capacity is how many `inventory.hold` a second the gateway answers to 64 connections in a closed loop. Then an open loop goes from nothing to five " +
    "times that within one second, stays there for two, and falls to half of capacity; 1,000 connections, a free seat and another buyer for each call, times from " +
    "due to answered. Turned away is a 503 with `retry-after`; everything else is an answer. Normal again is when, from " +
    "then on, nobody is turned away and p99 is below 100 ms in every fifth of a second.",
  async open(kit) {
    const stage: Stage = { kit, buyers: await makeBuyers(kit, kit.quick ? 4_000 : 60_000) };
    return {
      async measure(repeat) {
        const hall = await putHallOnSale(kit, { layout: plainHall(kit.quick ? 200 : 700, 200) });
        const pool = await openPool(kit.platform.urls.gateway, connections);
        return measure(stage, { requests: holdRequests(stage, hall), pool, repeat }).finally(() => pool.close());
      },
    };
  },
};

async function measure(
  { kit }: Stage,
  { requests, pool, repeat }: { requests: Buffer[]; pool: HttpPool; repeat: number },
): Promise<Measured[]> {
  const next = () => {
    const request = requests.pop();
    if (!request) throw new Error("burst: every seat has been asked for");
    return request;
  };
  const { perSecond: capacity } = await closedLoop({
    ...{ lanes: 64, warmMs: 1_000, forMs: kit.quick ? 1_000 : 4_000 },
    call: (lane) => pool.connections[lane]?.ask(next()) ?? Promise.reject(new Error("no connection")),
  });
  const answers = await changingLoad({
    forMs: afterMs,
    perSecond: (ms) => (ms < lastsMs ? capacity * times * Math.min(1, ms / risesMs) : capacity / 2),
    chance: chanceOf(kit.seed + repeat),
    async call() {
      const request = next();
      const outcome = outcomeOf(await pool.ask(request));
      if (outcome === "turned away") requests.push(request);
      return outcome;
    },
  });
  return figures(answers, capacity);
}

function figures({ answers, clientLateMs }: Answered, capacity: number): Measured[] {
  const wrong = answers.filter(({ outcome }) => outcome !== "served" && outcome !== "turned away");
  if (wrong.length > 0)
    throw new Error(`burst: ${wrong.length} of ${answers.length} calls got no proper answer: ${wrong[0]?.outcome}`);
  const inBurst = answers.filter(({ due }) => due < lastsMs);
  const of = (outcome: string) => inBurst.filter((one) => one.outcome === outcome).map(({ ms }) => ms);
  const [served, turned] = [of("served"), of("turned away")];
  const seconds = lastsMs / 1_000;
  const rates = `${Math.round(inBurst.length / seconds)}/s asked over the burst, ${Math.round(served.length / seconds)}/s answered, ${Math.round(turned.length / seconds)}/s turned away`;
  return [
    {
      ...{
        name: "burst-accepted-p99",
        value: percentile(served, 0.99),
        unit: "ms",
        goal: { of: "value", atMost: 500 },
      },
      note: `${rates}; median ${percentile(served, 0.5).toFixed(0)} ms; the client itself was ${Math.round(clientLateMs)} ms late at worst`,
    },
    {
      ...{ name: "burst-turned-away-p99", value: turned.length > 0 ? percentile(turned, 0.99) : 0, unit: "ms" },
      note: "until who is turned away hears so, the wait for a connection included",
    },
    {
      ...{ name: "burst-answered", value: served.length / seconds, baseline: capacity, unit: "1/s" },
      note: "answered in the burst, against capacity without it: what turning the others away costs",
    },
    {
      ...{
        name: "burst-normal-again",
        value: normalAgain(answers) / 1_000,
        unit: "s",
        goal: { of: "value", atMost: 5 },
      },
      note: "after the end of the burst",
    },
  ];
}

/** How long after the burst everything is as usual, in ms: the end of the last slice of time in which it was not. */
function normalAgain(answers: Answered["answers"]): number {
  const slices = Map.groupBy(
    answers.filter(({ due }) => due >= lastsMs),
    ({ due }) => Math.floor((due - lastsMs) / sliceMs),
  );
  const bad = [...slices].filter(
    ([, some]) =>
      some.some(({ outcome }) => outcome !== "served") ||
      percentile(
        some.map(({ ms }) => ms),
        0.99,
      ) > normalMs,
  );
  return Math.max(0, ...bad.map(([slice]) => (slice + 1) * sliceMs));
}

function outcomeOf({ status, body }: { status: number; body(): string }): string {
  if (status === 503 && body().includes('"BUSY"')) return "turned away";
  return status === 200 || status === 409 ? "served" : `${status} ${body().slice(0, 300)}`;
}

/** A call for each seat of a hall, a buyer's next one only when all others have had theirs. Whose call is turned away asks again. */
function holdRequests({ buyers }: Stage, hall: HallOnSale): Buffer[] {
  const offerId = hall.tiers[0]?.offerId;
  return Array.from({ length: hall.unitCount }, (_, unit) => {
    const items = [{ offerId, quantity: 1, units: [unit] }];
    const input = { performanceId: hall.performanceId, clientKey: newId(), items };
    return trpcRequest({ procedure: "inventory.hold", input, as: buyers[unit % buyers.length] as Buyer });
  });
}

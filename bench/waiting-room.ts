import { setTimeout as sleep } from "node:timers/promises";
import { callerFactory, newId, opsRouter, queueFrame, webRouter } from "@kaimu/api";
import { joinQueue } from "../packages/api/src/admission/waiting/join-queue.ts";
import { createShow } from "../packages/api/src/testing/factories.ts";
import type { Bench, Kit, Measured, Table } from "./kit/bench.ts";
import { type Buyer, makeBuyers } from "./kit/buyers.ts";
import { chanceOf } from "./kit/chance.ts";
import { type HttpPool, openPool } from "./kit/http-pool.ts";
import { openLoop } from "./kit/open-loop.ts";
import { clockMs, useOf } from "./kit/process-use.ts";
import { percentile } from "./kit/stats.ts";
import { trpcAnswer, trpcRequest } from "./kit/trpc-request.ts";

const pollsPerSecond = 2_000;

interface Stage {
  kit: Kit;
  /** Those who poll: they have a session each. All others wait without asking. */
  askers: Buyer[];
  pool: HttpPool;
  people: number;
  seconds: number;
  /** Bytes and time of a call by how many wait. */
  growth: Map<number, { bytes: number; placeMs: number }>;
}

/** A hundred thousand wait, and ask where they stand. */
export const waitingRoom: Bench = {
  name: "waiting-room",
  about:
    "100,000 buyers gather before an opening, each by a call of his own; then the draw is held and turns are given at 6,000 a minute. " +
    "Meanwhile 20,000 of them, each with a session of his own that came in over HTTP, ask for their place, 2,000 times a second whether " +
    "answered or not; a poll's time counts from when it was due. Questions to MySQL are those " +
    "of the whole server meanwhile.",
  async open(kit) {
    const stage: Stage = {
      ...{ kit, people: kit.quick ? 5_000 : 100_000, seconds: kit.quick ? 4 : 20, growth: new Map() },
      askers: await makeBuyers(kit, kit.quick ? 1_000 : 20_000),
      pool: await openPool(kit.platform.urls.gateway, 64),
    };
    return {
      measure: (repeat) => measure(stage, repeat),
      tables: () => [growthOf(stage)],
      close: async () => stage.pool.close(),
    };
  },
};

async function measure(stage: Stage, repeat: number): Promise<Measured[]> {
  const { kit, people } = stage;
  const { performanceId } = await createShow(kit.ctx.db);
  const opensAt = new Date(Date.now() + 3_600_000);
  await setRoom(kit, { performanceId, opensAt });
  await queueFrame(kit.ctx, performanceId);
  const joined = await joinAll(stage, performanceId);
  const bytes = (await usageOf(kit, performanceId)) / people;

  // The hour is over: the settings say so, and the next turn draws.
  await setRoom(kit, { performanceId, opensAt: new Date(Date.now() - 1_000) });
  const drawBegan = clockMs();
  const frame = await queueFrame(kit.ctx, performanceId);
  const drawMs = clockMs() - drawBegan;
  if (frame.phase !== "waiting") throw new Error(`the room is ${frame.phase}`);

  const gateway = kit.platform.processes.gateway?.pid;
  const [questions, began, cpu] = [await questionsOf(kit), clockMs(), useOf(gateway).cpuSeconds];
  const polls = await poll(stage, performanceId, repeat);
  const asked = ((await questionsOf(kit)) - questions) / ((clockMs() - began) / 1_000);
  const cpuEach = (useOf(gateway).cpuSeconds - cpu) / (pollsPerSecond * (stage.seconds + 1));
  const times = polls.outcomes.get("ok") ?? [];
  const all = [...polls.outcomes.values()].reduce((sum, some) => sum + some.length, 0);
  const wrong = [...polls.outcomes].filter(([what]) => what !== "ok").map(([what, some]) => `${some.length} ${what}`);
  await setRoom(kit, { performanceId, mode: "off" });
  return [
    {
      ...{ name: "waiting-room-poll-p99", value: percentile(times, 0.99), unit: "ms" },
      goal: { of: "value", atMost: 200 },
      note: `${people} waiting; median ${percentile(times, 0.5).toFixed(1)} ms; the client itself was ${Math.round(polls.clientLateMs)} ms late at worst`,
    },
    {
      ...{ name: "waiting-room-polls", value: (polls.perSecond * times.length) / all, unit: "1/s" },
      goal: { of: "value", atLeast: pollsPerSecond * 0.98 },
      note: `told a place, of 2,000 a second asked${wrong.length > 0 ? `; besides ${wrong.join(", ")}` : ""}`,
    },
    {
      ...{ name: "waiting-room-bytes-each", value: bytes, unit: "bytes" },
      goal: { of: "value", atMost: 300 },
      note: "of Redis's memory, for each who waits: all keys of the room, each element counted as it was allocated",
    },
    {
      ...{ name: "waiting-room-poll-cpu", value: cpuEach * 1e6, unit: "us" },
      note: "processor time of the gateway for each poll",
    },
    {
      ...{ name: "waiting-room-draw", value: drawMs, unit: "ms" },
      note: `the draw of ${people} and the first turn, as the process that held it saw it`,
    },
    {
      ...{ name: "waiting-room-joins", value: joined.perSecond, unit: "1/s" },
      note: "of one process, without HTTP and limits",
    },
    {
      ...{ name: "waiting-room-mysql", value: asked, unit: "1/s" },
      note: "questions to MySQL while 2,000 polls a second were answered",
    },
  ];
}

/** All of them gather: those who will ask, and the others. On the way the cost of a place is looked at by how many there are. */
async function joinAll(stage: Stage, performanceId: string): Promise<{ perSecond: number }> {
  const { kit, askers, pool, people, growth } = stage;
  const input = { performanceId };
  const accounts = Array.from({ length: people - askers.length }, () => newId());
  const callerOf = callerFactory(webRouter);
  const as = (accountId: string) => callerOf({ ...kit.ctx, who: { kind: "buyer", accountId } }).admission;
  let spent = 0;
  const look = async (there: number) => {
    const asked: number[] = [];
    for (const accountId of accounts.slice(0, 200)) {
      const since = clockMs();
      await as(accountId).place(input);
      asked.push(clockMs() - since);
    }
    growth.set(there, { bytes: (await usageOf(kit, performanceId)) / there, placeMs: percentile(asked, 0.5) });
  };
  for (let from = 0; from < accounts.length; from += 500) {
    const began = clockMs();
    const some = accounts.slice(from, from + 500);
    await Promise.all(some.map((accountId) => joinQueue(kit.ctx, { ...input, accountId })));
    spent += clockMs() - began;
    if ([1_000, 10_000].includes(from + 500)) await look(from + 500);
  }
  await Promise.all(askers.map((as) => joinOver(pool, trpcRequest({ procedure: "admission.join", input, as }))));
  await look(people);
  return { perSecond: (accounts.length * 1_000) / spent };
}

/** Comes as buyers come: through the gateway, which sees the session then; told to be busy, again a moment later. */
async function joinOver(pool: HttpPool, request: Buffer): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    const answer = await pool.ask(request);
    if (answer.status === 200) return;
    if (answer.status !== 503) throw new Error(answer.body());
    await sleep(200);
  }
  throw new Error("the gateway is busy for ever");
}

async function poll(stage: Stage, performanceId: string, repeat: number) {
  const { kit, askers, pool, seconds } = stage;
  const requests = askers.map((as) =>
    trpcRequest({ procedure: "admission.place", input: { performanceId }, as, query: true }),
  );
  const chance = chanceOf(kit.seed + repeat);
  return openLoop({
    ...{ perSecond: pollsPerSecond, forMs: seconds * 1_000, warmMs: 1_000, seed: kit.seed + repeat },
    async call() {
      const answer = await pool.ask(requests[chance.below(requests.length)] as Buffer);
      if (answer.status !== 200) return trpcAnswer(answer.body()).code;
      return /"phase":"(waiting|admitted)"/.test(answer.body()) ? "ok" : "no place";
    },
  });
}

function setRoom(kit: Kit, o: { performanceId: string; opensAt?: Date; mode?: "off" }) {
  const ops = callerFactory(opsRouter)({ ...kit.ctx, who: { kind: "operator", accountId: newId() } });
  return ops.admission.setRoom({ mode: "on", ratePerMinute: 6_000, admitSeconds: 120, ...o });
}

/** What the room's own keys take, by Redis's count of each. */
async function usageOf({ ctx }: Kit, performanceId: string): Promise<number> {
  const names = ["room", "queue", "left", "due", "inside", "gone", "pace"];
  const usages = names.map((name) => ctx.redis.memory("USAGE", `wait:{${performanceId}}:${name}`, "SAMPLES", 0));
  return (await Promise.all(usages)).reduce<number>((sum, one) => sum + Number(one ?? 0), 0);
}

async function questionsOf({ ctx }: Kit): Promise<number> {
  const [row] = await ctx.db.$queryRaw<{ Value: string }[]>`SHOW GLOBAL STATUS LIKE 'Questions'`;
  return Number(row?.Value);
}

function growthOf({ growth }: Stage): Table {
  return {
    title: "A place in the queue, by how many wait",
    about:
      "Bytes are those of the room's own keys; a call is one question for one's place, from the process beside Redis and back.",
    columns: ["waiting", "bytes each", "call, median ms"],
    rows: [...growth].map(([people, { bytes, placeMs }]) => [people, Math.round(bytes), placeMs.toFixed(2)]),
  };
}

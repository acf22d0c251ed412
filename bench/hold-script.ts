import { readFileSync } from "node:fs";
import { newId } from "@kaimu/api";
import type { Redis } from "ioredis";
import { unitBytesEach } from "../packages/api/src/inventory/unit-bytes.ts";
import { unitKey } from "../packages/api/src/inventory/unit-keys.ts";
import { openRedis } from "../packages/api/src/platform/redis.ts";
import type { Bench, Goal, Kit, Measured } from "./kit/bench.ts";
import { inTurns } from "./kit/closed-loop.ts";
import { type HallOnSale, plainHall, putHallOnSale } from "./kit/halls.ts";
import { emptyAgain, holdCall, holdScriptText, loadHoldScript, type ScriptCall } from "./kit/hold-call.ts";
import { redisBenchmark } from "./kit/redis-benchmark.ts";
import { pipeCommands, respCommand } from "./kit/resp-client.ts";
import { timedCalls } from "./kit/timed-calls.ts";

const unitsEach = 4;
const inFlight = 64;
const goal: Goal = { of: "ratio", atLeast: 0.85 };

interface Stage {
  kit: Kit;
  redis: Redis;
  hall: HallOnSale;
  digests: { whole: string; bare: string };
}

/** The hold's script against the least that could take the same units. */
export const holdScript: Bench = {
  name: "hold-script",
  about:
    "The whole hold script, called as `inventory/hold.ts` calls it, takes four free units for another account each time, in a performance of 50,000 " +
    "units; against it a script that does one HGET and one HSET for each of the same four (`bench/baselines/bare-hold.lua`). Both by EVALSHA over one " +
    "ioredis connection, opened as the product opens it, with 64 calls in flight, in turns. `-wire` is the same with commands made beforehand on a raw socket, where the client costs next to nothing. " +
    "`-redis-benchmark` is both under `redis-benchmark -P 16 -c 8`: the number that it draws is the first of the four units (each of the four for the bare " +
    "script) of a performance made 4,000,000 units large, so that one call in a hundred meets a unit drawn before. `-server` counts what Redis' thread worked for a call.",
  async open(kit) {
    const redis = openRedis(kit.platform.env.REDIS_URL as string) as Redis;
    const hall = await putHallOnSale(kit, { layout: plainHall(250, 200) });
    const bare = readFileSync(new URL("./baselines/bare-hold.lua", import.meta.url), "utf8");
    const digests = {
      whole: await loadHoldScript(kit, hall.performanceId),
      bare: (await redis.script("LOAD", bare)) as string,
    };
    const stage = { kit, redis, hall, digests };
    // Both ways once before anything counts: the client's own code is compiled by then.
    await fromNode(stage);
    return {
      measure: async () => [...(await fromNode(stage)), await overTheWire(stage), await underRedisBenchmark(stage)],
      close: async () => redis.disconnect(),
    };
  },
};

async function fromNode(stage: Stage): Promise<Measured[]> {
  const { kit, redis, digests } = stage;
  const calls = kit.quick ? 3_000 : 12_000;
  const used: Record<string, number> = {};
  const side = async (digest: string, made: ScriptCall[]) => {
    const before = await processorSeconds(redis);
    const done = await timedCalls({
      ...{ lanes: inFlight, calls, warm: calls / 6 },
      async call(n) {
        const { key, args } = made[n] as ScriptCall;
        const [code] = (await redis.evalsha(digest, 1, key, ...args)) as string[];
        if (code !== "OK") throw new Error(`hold-script: ${code}`);
      },
    });
    used[digest] = (used[digest] ?? 0) + (await processorSeconds(redis)) - before;
    return done;
  };
  const rounds = kit.quick ? 1 : 3;
  const { a, b } = await inTurns({
    ...{ rounds, before: () => startAnew(stage) },
    a: () => side(digests.whole, wholeCalls(stage, calls)),
    b: () => side(digests.bare, bareCalls(stage, calls)),
  });
  const micros = (digest: string) => ((used[digest] ?? 0) * 1e6) / (calls * rounds);
  const [whole, bare] = [micros(digests.whole), micros(digests.bare)];
  return [
    { name: "hold-script", value: a, baseline: b, unit: "1/s", goal },
    {
      ...{ name: "hold-script-server", value: 1e6 / whole, baseline: 1e6 / bare, unit: "1/s" },
      note: `calls a second of Redis' processor time: ${whole.toFixed(1)} µs a call against ${bare.toFixed(1)} µs`,
    },
  ];
}

/** What Redis' one thread has worked so far. */
async function processorSeconds(redis: Redis): Promise<number> {
  const told = await redis.info("cpu");
  const of = (kind: string) => Number(new RegExp(`used_cpu_${kind}_main_thread:([\\d.]+)`).exec(told)?.[1]);
  return of("sys") + of("user");
}

async function overTheWire(stage: Stage): Promise<Measured> {
  const { kit, digests } = stage;
  const calls = kit.quick ? 3_000 : 12_000;
  const pipe = (digest: string, made: ScriptCall[]) =>
    pipeCommands({
      ...{ url: kit.platform.env.REDIS_URL as string, depth: inFlight, warm: calls / 6 },
      commands: made.map(({ key, args }) => respCommand(["EVALSHA", digest, 1, key, ...args])),
    });
  const { a, b } = await inTurns({
    rounds: kit.quick ? 1 : 3,
    before: () => startAnew(stage),
    a: () => pipe(digests.whole, wholeCalls(stage, calls)),
    b: () => pipe(digests.bare, bareCalls(stage, calls)),
  });
  return { name: "hold-script-wire", value: a, baseline: b, unit: "1/s" };
}

/** The number that redis-benchmark draws is the first of four neighbours, in a performance so large that few are drawn twice. */
async function underRedisBenchmark({ kit, redis, digests }: Stage): Promise<Measured> {
  const units = 4_000_000;
  const large = await putHallOnSale(kit, { layout: plainHall(1, 8) });
  const url = kit.platform.env.REDIS_URL as string;
  const { key, args } = holdCall(large, { accountId: "019ac000-0000-7000-8000-__rand_int__", units: [0, 1, 2, 3] });
  const [runs, first, last] = args.slice(6, 9);
  if (runs !== 1 || first !== 0 || last !== 4 * unitBytesEach - 1)
    throw new Error("the hold script takes its units in another way");
  const named = [...args.slice(0, 7), "__rand_int__", ...args.slice(8)];
  // It draws the first unit; where the units begin and end our client would have said.
  const counted = `ARGV[8] = string.format('%d', ARGV[8] * ${unitBytesEach})\nARGV[9] = string.format('%d', ARGV[8] + ${last})\n`;
  const whole = (await redis.script("LOAD", `${counted}${await holdScriptText(kit, large.performanceId)}`)) as string;
  const four = Array<string>(unitsEach).fill("__rand_int__");
  const side = (command: (string | number)[]) => () =>
    redisBenchmark({ url, calls: kit.quick ? 5_000 : 20_000, below: units, command });
  const { a, b } = await inTurns({
    rounds: kit.quick ? 1 : 3,
    async before() {
      await startAnew({ kit, redis, hall: large, digests });
      await redis.setrange(unitKey(large.performanceId, "units"), units * 7, "\0");
    },
    a: side(["EVALSHA", whole, 1, key, ...named]),
    b: side(["EVALSHA", digests.bare, 1, takenKey(large), "019ac000-0000-7000-8000-__rand_int__", ...four]),
  });
  await emptyAgain(kit, large);
  return { name: "hold-script-redis-benchmark", value: a, baseline: b, unit: "1/s" };
}

/** Both sides find all units free. */
async function startAnew({ kit, redis, hall }: Stage): Promise<void> {
  await emptyAgain(kit, hall);
  await redis.unlink(takenKey(hall));
}

const takenKey = (hall: HallOnSale) => unitKey(hall.performanceId, "taken");

/** Four neighbours for each account, all over the hall. */
function wholeCalls({ hall }: Stage, calls: number): ScriptCall[] {
  return Array.from({ length: calls }, (_, n) => holdCall(hall, { accountId: newId(), units: unitsOf(n) }));
}

function bareCalls({ hall }: Stage, calls: number): ScriptCall[] {
  return Array.from({ length: calls }, (_, n) => ({ key: takenKey(hall), args: [newId(), ...unitsOf(n)] }));
}

const unitsOf = (n: number) => Array.from({ length: unitsEach }, (_, i) => n * unitsEach + i);

/**
 * `npm run faults [-- --seed N] [--short] [--orders N]`: a crowd buys while callbacks go wrong and parts are killed; then an audit reads
 * MySQL, Redis and the payment gateway's own books. Its last line says what was found; it exits with 0 only when that is nothing,
 * and when there was enough to find it in.
 */
import { join } from "node:path";
import mariadb from "mariadb";
import { beginPlatform, type Platform } from "../../local/start/platform.ts";
import { quietProgress } from "../../local/start/progress.ts";
import { isClean, verdictLine } from "./audit/audit.ts";
import { sandboxFaults, sendBadCallbacks } from "./bad-callbacks.ts";
import { openCashier } from "./cashier.ts";
import { chanceOf } from "./chance.ts";
import { letIn } from "./crowd.ts";
import { killParts } from "./kills.ts";
import { loseMemory } from "./memory-loss.ts";
import { report } from "./report.ts";
import { settle } from "./settle.ts";
import { runAskedFor, type Size } from "./size.ts";
import { newTally } from "./tally.ts";

const began = Date.now();
const say = (line: string) => console.log(`${String(Math.round((Date.now() - began) / 1000)).padStart(4)} s  ${line}`);

/** One run on a platform of its own: what is to be printed at its end, and whether all was well. */
async function run(platform: Platform, size: Size, seed: number): Promise<{ lines: string[]; well: boolean }> {
  const { urls, env } = platform;
  // Only now: in a fresh clone the database client that it stands on is made while the platform starts.
  const { setStage } = await import("./stage.ts");
  const stage = await setStage(env as unknown as Parameters<typeof setStage>[0], size);
  const cashier = openCashier(urls.payment);
  const tally = newTally();
  await cashier.control("/control", { seed, faults: sandboxFaults });
  say(`${size.buyers} buyers, ${size.places.join(" + ")} places, seed ${seed}`);

  const start = Date.now();
  const sold = await watchSales(env.DATABASE_URL as string, size);
  const wildUntil = start + size.wild * 1_000;
  const crowd = letIn({
    ...{ ...stage, origin: urls.web, cashier, seed, size, tally },
    ...{ resoluteFrom: wildUntil, until: start + size.end * 1_000 },
    soldOut: () => Date.now() > wildUntil && sold.out(),
  });
  let over = false;
  const believed = sendBadCallbacks({
    ...{ address: `${urls.web}/callbacks/alipay`, cashier, tally, trades: crowd.paidTrades },
    ...{ chance: chanceOf(seed, "callbacks"), perSecond: size.callbacksPerSecond, until: () => over },
  });
  const forMs = size.wild * 1_000;
  const [kills, losses] = await Promise.all([
    killParts({ platform, kills: size.kills, chance: chanceOf(seed, "kills"), forMs, note: say }),
    loseMemory({
      ...{
        redisUrl: env.REDIS_URL as string,
        times: size.memoryLosses,
        chance: chanceOf(seed, "losses"),
        forMs,
        note: say,
      },
    }),
  ]);
  await crowd.gone;
  over = true;
  sold.stop();
  await cashier.control("/control/reset", {});
  say("the doors are closed, the faults are off");

  const sources = {
    ...{ databaseUrl: env.DATABASE_URL as string, redisUrl: env.REDIS_URL as string },
    ...{ paymentOrigin: urls.payment, inngestOrigin: urls.inngest, seen: crowd.seen, believed: await believed },
  };
  const { verdict, evidence, tookMs } = await settle({ sources, withinMs: size.settle * 1_000, hurry: size.hurry });
  const stats = await cashier.stats();
  const outcome = report({
    ...{ size, seed, evidence, verdict, kills, losses, stats, tally },
    ...{ settleMs: tookMs, tookMs: Date.now() - began },
  });
  const notEnough = outcome.missing.map((line) => `not enough: ${line}`);
  return {
    lines: [...outcome.lines, ...notEnough, verdictLine(verdict)],
    well: isClean(verdict) && notEnough.length === 0,
  };
}

/** Looks each second how many units are sold, so that the crowd may go home when there is nothing left. */
async function watchSales(url: string, size: Size): Promise<{ out(): boolean; stop(): void }> {
  const places = size.places[0] + size.places[1];
  let sold = 0;
  const look = async () => {
    const connection = await mariadb.createConnection(url.replace("mysql://", "mariadb://"));
    const [row] = await connection.query("SELECT COUNT(*) AS n FROM unit_claims WHERE state = 'sold'");
    sold = Number(row.n);
    await connection.end();
  };
  // A database that is away just now is asked again.
  const timer = setInterval(() => look().catch(() => undefined), 1_000);
  return { out: () => sold >= places, stop: () => clearInterval(timer) };
}

const { size, seed } = runAskedFor(process.argv.slice(2));
say("starting the platform");
const platform = beginPlatform({
  dir: join(import.meta.dirname, "../../.kaimu/faults"),
  ports: "free",
  only: ["mariadb", "redis", "payment", "mailbox", "inngest", "worker", "gateway", "nginx"],
  demo: false,
  reset: true,
  env: { LOG_LEVEL: "warn" },
  progress: { ...quietProgress(), note: () => undefined },
});
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => platform.stop().finally(() => process.exit(130)));
let end: Awaited<ReturnType<typeof run>>;
try {
  end = await run(await platform.ready, size, seed);
} finally {
  await platform.stop();
}
// Last of all, when nobody else has anything to say any more.
for (const line of end.lines) console.log(line);
process.exitCode = end.well ? 0 : 1;

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import mariadb from "mariadb";
import type { Platform } from "../../local/start/platform.ts";
import { ambush } from "./ambush.ts";
import { type Counter, isClean, type Verdict } from "./audit/audit.ts";
import { sendBadCallbacks } from "./bad-callbacks.ts";
import { openCashier } from "./cashier.ts";
import { chanceOf } from "./chance.ts";
import { letIn } from "./crowd.ts";
import type { HoldMoment, Loss } from "./holds.ts";
import type { Hosts } from "./hosts.ts";
import { type Kill, killParts } from "./kills.ts";
import { loseMemory } from "./memory-loss.ts";
import { report } from "./report.ts";
import { settle } from "./settle.ts";
import { openSite } from "./site.ts";
import { type Size, unitsOf } from "./size.ts";
import { newTally } from "./tally.ts";
import { withdrawSeats } from "./withdraw.ts";

/** What a sale came to: what is to be printed at its end, what the audit found, and whether all was well. */
export interface SaleEnd {
  lines: string[];
  verdict: Verdict;
  well: boolean;
}

/**
 * One sale on a platform of its own, with everything that goes wrong in it, and the audit after it. With `lookingFor` it ends as soon as
 * that counter is surely not zero; else when everything is in order, or the time for that is up.
 */
export async function runSale(o: {
  platform: Platform;
  hosts: Hosts;
  size: Size;
  seed: number;
  /** Where the history of holds is written, for whoever looks into a finding. */
  historyFile: string;
  say: (line: string) => void;
  lookingFor?: Counter | undefined;
}): Promise<SaleEnd> {
  const { platform, size, seed, say } = o;
  const { urls } = platform;
  const env = platform.env as Record<
    "DATABASE_URL" | "REDIS_URL" | "ADMIN_ORIGIN" | "ALIPAY_APP_ID" | "ALIPAY_SELLER_ID",
    string
  >;
  const began = Date.now();
  // Only now: in a fresh clone the database client that it stands on is made while the platform starts.
  const { setStage } = await import("./stage.ts");
  const stage = await setStage(platform.env as unknown as Parameters<typeof setStage>[0], size);
  const cashier = openCashier(urls.payment);
  const tally = newTally();
  await cashier.control("/control", { seed, faults: size.sandbox });
  say(`${size.buyers} buyers, ${size.seats.rows * size.seats.perRow} seats + ${size.places} places, seed ${seed}`);

  const start = Date.now();
  const sold = await watchSales(env.DATABASE_URL, size);
  const wildUntil = start + size.wild * 1_000;
  const crowd = letIn({
    ...{ ...stage, origin: urls.web, cashier, seed, size, tally },
    ...{ resoluteFrom: wildUntil, until: start + size.end * 1_000 },
    soldOut: () => Date.now() > wildUntil && sold.out(),
  });
  let over = false;
  const believed = sendBadCallbacks({
    ...{ address: `${urls.web}/callbacks/alipay`, cashier, tally, paid: crowd.paidTrades, open: crowd.openTrades },
    ...{ appId: env.ALIPAY_APP_ID, sellerId: env.ALIPAY_SELLER_ID },
    ...{ chance: chanceOf(seed, "callbacks"), perSecond: size.callbacksPerSecond, until: () => over },
  });
  const forMs = size.wild * 1_000;
  const { kills: killed, memoryLosses: which } = size;
  const way = await o.hosts.wayToRedis();
  const organizer = openSite({
    ...{ origin: env.ADMIN_ORIGIN, session: `kaimu.admin.session=${stage.organizer.token}` },
    ...{ phone: false, chance: chanceOf(seed, "organizer"), tally },
  });
  const [spread, ambushed, losses, withdrawn] = await Promise.all([
    killParts({ platform, kills: killed, chance: chanceOf(seed, "kills"), forMs, note: say }),
    ambush({ platform, plans: size.ambushes, forMs, note: say }),
    loseMemory({ platform, way, which, chance: chanceOf(seed, "losses"), forMs, note: say }),
    withdrawSeats({
      ...{
        site: organizer,
        show: stage.shows[0],
        times: size.withdrawals,
        forMs,
        chance: chanceOf(seed, "withdrawals"),
      },
      stores: { databaseUrl: env.DATABASE_URL, redisUrl: env.REDIS_URL },
    }),
  ]);
  const kills = [...spread, ...ambushed];
  await crowd.gone;
  over = true;
  sold.stop();
  await cashier.control("/control/reset", {});
  say("the doors are closed, the faults are off");

  const { seen, holds, cancelled } = crowd;
  writeHistory(o.historyFile, holds);
  const sources = {
    ...{ databaseUrl: env.DATABASE_URL, redisUrl: env.REDIS_URL },
    ...{ gatewayOrigin: urls.gateway, paymentOrigin: urls.payment, inngestOrigin: urls.inngest },
    witness: {
      seen,
      believed: await believed,
      holds,
      losses: [...losses, ...fallsOfRedis(kills)],
      withdrawn,
      cancelled,
    },
  };
  const { lookingFor } = o;
  const settled = await settle({ sources, withinMs: size.settle * 1_000, hurry: size.hurry, lookingFor });
  const { verdict, evidence } = settled;
  const stats = await cashier.stats();
  const outcome = report({
    ...{ size, seed, evidence, verdict, kills, stats, tally, losses: losses.map((loss) => loss.kind) },
    ...{ settleMs: settled.tookMs, tookMs: Date.now() - began },
  });
  const notEnough = outcome.missing.map((line) => `not enough: ${line}`);
  return { lines: [...outcome.lines, ...notEnough], verdict, well: isClean(verdict) && notEnough.length === 0 };
}

/** Each time Redis was killed: what it still knew when it came back may have been a second old. */
function fallsOfRedis(kills: Kill[]): Loss[] {
  const falls = kills.filter((kill) => kill.part === "redis");
  return falls.map(({ at, backAfterMs }) => ({ from: at, until: at + (backAfterMs ?? Number.POSITIVE_INFINITY) }));
}

function writeHistory(file: string, moments: HoldMoment[]): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, moments.map((moment) => `${JSON.stringify(moment)}\n`).join(""));
}

/** Looks each second how many units are sold or taken off sale, so that the crowd may go home when there is nothing left. */
async function watchSales(url: string, size: Size): Promise<{ out(): boolean; stop(): void }> {
  let gone = 0;
  const look = async () => {
    const connection = await mariadb.createConnection(url.replace("mysql://", "mariadb://"));
    const [row] = await connection.query("SELECT COUNT(*) AS n FROM unit_claims WHERE state = 'sold'");
    // What the organizer has taken, a version after the other, is nobody's to buy.
    const [kept] = await connection.query(
      "SELECT COALESCE(SUM(JSON_VALUE(note, '$.units')), 0) AS n FROM performance_plans WHERE note IS NOT NULL",
    );
    gone = Number(row.n) + Number(kept.n);
    await connection.end();
  };
  // A database that is away just now is asked again.
  const timer = setInterval(() => look().catch(() => undefined), 1_000);
  return { out: () => gone >= unitsOf(size), stop: () => clearInterval(timer) };
}

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Platform } from "../../local/start/platform.ts";
import { type Counter, isClean, type Verdict } from "./audit/audit.ts";
import { openCashier } from "./cashier.ts";
import { chanceOf } from "./chance.ts";
import { checkBooks } from "./check-books.ts";
import { letIn } from "./crowd.ts";
import type { HoldMoment } from "./holds.ts";
import type { Hosts } from "./hosts.ts";
import { report } from "./report.ts";
import { settle } from "./settle.ts";
import { openSite, type Site } from "./site.ts";
import type { Size } from "./size.ts";
import type { Stage } from "./stage.ts";
import { newTally, type Tally } from "./tally.ts";
import { fallsOfRedis, makeTrouble } from "./trouble.ts";
import { tryRefundsAgain } from "./try-refunds-again.ts";
import { watchSales } from "./watch-sales.ts";

/** What a sale came to: what is to be printed at its end, what the audit found, and whether all was well. */
export interface SaleEnd {
  lines: string[];
  verdict: Verdict;
  well: boolean;
}

interface Run {
  platform: Platform;
  hosts: Hosts;
  size: Size;
  seed: number;
  /** Where the history of holds is written, for whoever looks into a finding. */
  historyFile: string;
  say: (line: string) => void;
  lookingFor?: Counter | undefined;
}

/**
 * One sale on a platform of its own, with everything that goes wrong in it, and the audit after it. With `lookingFor` it ends as soon as
 * that counter is surely not zero; else when everything is in order, or the time for that is up.
 */
export async function runSale(o: Run): Promise<SaleEnd> {
  const { platform, size, seed, say } = o;
  const { urls } = platform;
  const env = platform.env as Record<"DATABASE_URL" | "REDIS_URL", string>;
  const began = Date.now();
  // Only now: in a fresh clone the database client that it stands on is made while the platform starts.
  const { setStage } = await import("./stage.ts");
  const stage = await setStage(platform.env as unknown as Parameters<typeof setStage>[0], size);
  const cashier = openCashier(urls.payment);
  const tally = newTally();
  const operators = operatorsOf(o, stage, tally);
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
  const trouble = await makeTrouble({ ...o, stage, crowd, cashier, tally, operators });
  sold.stop();
  await cashier.control("/control/reset", {});
  say("the doors are closed, the faults are off");

  const { kills, losses, withdrawn, believed } = trouble;
  const { seen, holds, cancelled, givenBack } = crowd;
  writeHistory(o.historyFile, holds);
  const settled = await settle({
    sources: {
      ...{ databaseUrl: env.DATABASE_URL, redisUrl: env.REDIS_URL },
      ...{ gatewayOrigin: urls.gateway, paymentOrigin: urls.payment, inngestOrigin: urls.inngest },
      witness: {
        ...{ seen, believed, holds, cancelled, givenBack, withdrawn },
        losses: [...losses, ...fallsOfRedis(kills)],
      },
    },
    ...{ withinMs: size.settle * 1_000, hurry: size.hurry, lookingFor: o.lookingFor },
    meanwhile: tryRefundsAgain(operators[0]),
  });
  const { verdict, evidence } = settled;
  const books = await checkBooks(operators[0], evidence);
  verdict.ledger.push(...books.findings);
  const outcome = report({
    ...{ size, seed, evidence, verdict, kills, tally, losses: losses.map((loss) => loss.kind), turns: trouble.turns },
    ...{ stats: await cashier.stats(), settleMs: settled.tookMs, tookMs: Date.now() - began },
  });
  const notEnough = outcome.missing.map((line) => `not enough: ${line}`);
  return {
    lines: [...outcome.lines, ...books.lines, ...notEnough],
    verdict,
    well: isClean(verdict) && notEnough.length === 0,
  };
}

/** Two people of the platform at their desks. */
function operatorsOf({ platform, seed }: Run, stage: Stage, tally: Tally): [Site, Site] {
  const [first, second] = stage.operators.map(({ token }, n) =>
    openSite({
      ...{ origin: platform.env.OPS_ORIGIN as string, session: `kaimu.ops.session=${token}`, phone: false },
      ...{ chance: chanceOf(seed, `operator ${n}`), tally },
    }),
  );
  return [first as Site, second as Site];
}

function writeHistory(file: string, moments: HoldMoment[]): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, moments.map((moment) => `${JSON.stringify(moment)}\n`).join(""));
}

import { setTimeout as sleep } from "node:timers/promises";
import { newId } from "@kaimu/api";
import type { Buyer } from "./buyers.ts";
import type { Chance } from "./chance.ts";
import type { HallOnSale } from "./halls.ts";
import type { HttpAnswer } from "./http-client.ts";
import type { HttpPool } from "./http-pool.ts";
import { clockMs } from "./process-use.ts";
import type { Rows, Wish } from "./sale-crowd.ts";
import type { SeatsShown } from "./seats-shown.ts";
import { trpcAnswer, trpcRequest } from "./trpc-request.ts";

/** The sell-out as its buyers find it, and what came of it. */
export interface Sale {
  hall: HallOnSale;
  rows: Rows;
  pool: HttpPool;
  shown: SeatsShown;
  chance: Chance;
  /** ms from due (or asked again) to answered, by what the answer was. */
  times: { held: number[]; refused: number[]; busy: number[]; ordered: number[] };
  /** Seats in orders whose commit was told, and when the last of them was. */
  ordered: number;
  lastOrderAt: number;
  failures: Map<string, number>;
}

/** A buyer who comes at his time, with his first request ready. */
interface Coming {
  buyer: Buyer;
  wish: Wish;
  first: Buffer;
  dueAt: number;
}

/** A refused buyer tries so often in all: what he wished for, twice what the map shows as free, and last whatever is best. */
export const triesAtMost = 4;
const busyAtMost = 12;

/**
 * One buyer. He asks for the seats he has set his heart on without looking, and when they are gone for others of the same tier, after a moment each
 * time; he goes when the map shows too few. Who is told "busy" comes back when he is told to. Who has seats orders them within a second.
 * Answers when he had his seats, or undefined.
 */
export async function buy(sale: Sale, o: Coming): Promise<number | undefined> {
  const { buyer, wish } = o;
  let [asked, busy] = [o.dueAt, 0];
  for (let tries = 0; tries < triesAtMost; ) {
    const answer = await sale.pool.ask(tries === 0 ? o.first : holdRequest(sale, buyer, itemFor(sale, wish, tries)));
    const now = clockMs();
    if (answer.status === 200) {
      sale.times.held.push(now - asked);
      const { id } = trpcAnswer(answer.body()).data as { id: string };
      return (await order(sale, buyer, wish, id)) ? now : undefined;
    }
    if (answer.status === 503) {
      sale.times.busy.push(now - asked);
      busy += 1;
      if (busy > busyAtMost) return undefined;
      await comeBack(sale, answer);
    } else {
      sale.times.refused.push(now - asked);
      if (answer.status !== 409) count(sale, `hold ${answer.status} ${trpcAnswer(answer.body()).code}`);
      tries += 1;
      if (freeInTier(sale, wish) < wish.count) return undefined;
      await sleep(100 + sale.chance.next() * 400);
    }
    asked = clockMs();
  }
  return undefined;
}

/** What a buyer asks for first. */
export function firstAsk(sale: Sale, buyer: Buyer, wish: Wish): Buffer {
  return holdRequest(sale, buyer, itemFor(sale, wish, 0));
}

function holdRequest({ hall }: Sale, buyer: Buyer, item: object): Buffer {
  const input = { performanceId: hall.performanceId, clientKey: newId(), items: [item] };
  return trpcRequest({ procedure: "inventory.hold", input, as: buyer });
}

function itemFor(sale: Sale, wish: Wish, tries: number) {
  const { offerId } = sale.hall.tiers[wish.tier] as HallOnSale["tiers"][number];
  const units = tries === 0 ? wish.units : tries < triesAtMost - 1 ? shownUnits(sale, wish) : undefined;
  const quantity = wish.count;
  return units ? { offerId, quantity, units } : { offerId, quantity, mayPart: true };
}

/** Neighbours that the map shows as free, in one of the tier's rows: from the front, but not everyone takes the first he sees. */
function shownUnits({ shown, rows, chance }: Sale, { tier, count }: Wish): number[] | undefined {
  const [from, to] = tierUnits(rows, tier);
  let skip = chance.below(30);
  let last: number | undefined;
  let run = 0;
  for (let unit = from; unit < to; unit++) {
    run = unit % rows.perRow === 0 ? 0 : run;
    run = shown.isFree(unit) ? run + 1 : 0;
    if (run < count) continue;
    last = unit;
    run = 0;
    if (skip-- <= 0) break;
  }
  return last === undefined ? undefined : Array.from({ length: count }, (_, i) => (last as number) - count + 1 + i);
}

function freeInTier({ shown, rows }: Sale, { tier }: Wish): number {
  return shown.free(...tierUnits(rows, tier));
}

const tierUnits = ({ perRow, rowsInTier }: Rows, tier: number): [number, number] => [
  tier * rowsInTier * perRow,
  (tier + 1) * rowsInTier * perRow,
];

async function order(sale: Sale, buyer: Buyer, wish: Wish, holdId: string): Promise<boolean> {
  const { performanceId, tiers } = sale.hall;
  const expectedTotalFen = (tiers[wish.tier]?.priceFen ?? 0) * wish.count;
  const input = { performanceId, holdId, clientKey: newId(), expectedTotalFen };
  const request = trpcRequest({ procedure: "ordering.place", input, as: buyer });
  await sleep(200 + sale.chance.next() * 600);
  for (let tries = 0; tries < 30; tries++) {
    const asked = clockMs();
    const answer = await sale.pool.ask(request);
    const now = clockMs();
    if (answer.status === 200) {
      sale.times.ordered.push(now - asked);
      sale.ordered += wish.count;
      sale.lastOrderAt = now;
      return true;
    }
    if (answer.status !== 503) {
      count(sale, `order ${answer.status} ${trpcAnswer(answer.body()).code}`);
      return false;
    }
    await comeBack(sale, answer);
  }
  count(sale, "order: busy to the end");
  return false;
}

/** Waits as long as he is told, as the pages do, and up to a second longer. */
function comeBack({ chance }: Sale, busy: HttpAnswer): Promise<void> {
  return sleep((Number(busy.header("retry-after")) + chance.next()) * 1_000);
}

function count({ failures }: Sale, what: string): void {
  failures.set(what, (failures.get(what) ?? 0) + 1);
}

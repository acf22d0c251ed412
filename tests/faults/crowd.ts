import { setTimeout as pause } from "node:timers/promises";
import type { GivenBack, SeenOrder } from "./audit/evidence.ts";
import { type Buyer, visit } from "./buyer.ts";
import type { Cashier } from "./cashier.ts";
import { chanceOf } from "./chance.ts";
import type { HoldMoment } from "./holds.ts";
import type { Show } from "./show.ts";
import { openSite } from "./site.ts";
import type { Size } from "./size.ts";
import type { Person } from "./stage.ts";
import type { Tally } from "./tally.ts";
import type { Trades } from "./trades.ts";

/** Everybody who wants a ticket, all at once. */
export interface Crowd {
  seen: SeenOrder[];
  holds: HoldMoment[];
  cancelled: string[];
  givenBack: GivenBack[];
  trades: Trades;
  /** Resolves when the last buyer has gone home. */
  gone: Promise<void>;
}

/**
 * Lets the crowd in. Until `resoluteFrom` buyers behave as people do; from then on each means to pay. They go home at `until`
 * (both ms since 1970), or earlier once `soldOut` says so.
 */
export function letIn(o: {
  people: Person[];
  shows: [seats: Show, places: Show];
  origin: string;
  cashier: Cashier;
  seed: number;
  size: Size;
  tally: Tally;
  resoluteFrom: number;
  until: number;
  soldOut: () => boolean;
}): Crowd {
  const crowd = {
    seen: [] as SeenOrder[],
    holds: [] as HoldMoment[],
    cancelled: [] as string[],
    givenBack: [] as GivenBack[],
    trades: { open: [], paid: [] } as Trades,
  };
  const all = o.people.map((person, n) => {
    const chance = chanceOf(o.seed, `buyer ${n}`);
    const { tally, cashier } = o;
    const session = `kaimu.web.session=${person.token}`;
    const site = openSite({ origin: o.origin, session, phone: n % 2 === 1, chance, tally });
    const { thinkMs, restless, returning, giving } = o.size;
    const habits = { thinkMs, restless, returning, giving };
    return stay({ accountId: person.accountId, site, cashier, chance, tally, ...habits, ...crowd }, o);
  });
  return { ...crowd, gone: Promise.all(all).then(() => undefined) };
}

async function stay(buyer: Buyer, o: Parameters<typeof letIn>[0]): Promise<void> {
  const { chance, tally, thinkMs } = buyer;
  let favourite = o.size.wantSeats;
  const { rushMs } = o.size;
  while (Date.now() < o.until && !o.soldOut()) {
    await pause((0.2 + chance.next() * 0.8) * thinkMs);
    if (rushMs > 0) await pause(rushMs - (Date.now() % rushMs));
    const show = chance.happens(favourite) ? o.shows[0] : o.shows[1];
    const end = await visit(buyer, show, Date.now() >= o.resoluteFrom).catch(
      (error: Error) => `failed: ${error.message}`,
    );
    tally.add("visits", end);
    // Whoever has all he may have of one show, or finds nothing there, tries the other.
    if (["LIMIT_EXCEEDED", "NOTHING_FREE", "NOT_ENOUGH_UNITS"].includes(end))
      favourite = show === o.shows[0] ? 0.1 : 0.95;
  }
}

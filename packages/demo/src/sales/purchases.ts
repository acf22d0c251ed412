import { type Chance, chanceOf, pick } from "../chance.ts";
import type { DemoOffer, DemoTier } from "../offers.ts";
import { type Buyer, crowd, visitor } from "../people/crowd.ts";
import type { DemoPlan, Stretch } from "../plan.ts";
import { saleMoment } from "./sale-moment.ts";

/** What somebody bought, or let go unpaid, before the demo begins. */
export interface Purchase {
  buyer: Buyer;
  units: number[];
  tier: number;
  offer: DemoOffer;
  at: Date;
  outcome: "paid" | "expired";
}

interface Sale {
  /** Names the performance: the same name sells the same seats to the same people. */
  key: string;
  plan: DemoPlan;
  tiers: DemoTier[];
  /** The share of what may be bought, 0 to 1. */
  sold: number;
  realName: boolean;
  /** Tickets of the demo's own buyer. */
  visitor?: number | undefined;
  from: Date;
  to: Date;
}

/** Who bought what in one performance: each account once, each unit once, neighbours together, dearer and nearer rows in favour. */
export function purchasesOf(sale: Sale): Purchase[] {
  if (sale.sold === 0) return [];
  const chance = chanceOf(`sale ${sale.key}`);
  const buyers = buyersOf(sale, chance);
  const favour = sale.tiers.map(() => 0.75 + chance() * 0.5);
  return sale.plan.stretches.flatMap((stretch) => {
    const taste = sale.plan.stretches.length > 3 ? (favour[stretch.tier] ?? 1) * (0.7 + chance() * 0.6) : 1;
    const share = sale.sold >= 1 ? 1 : Math.min(0.97, sale.sold * taste);
    const seated = sale.plan.runs[0]?.seats !== undefined;
    return seated ? inRow(sale, stretch, share, chance, buyers) : inOrder(sale, stretch, share, chance, buyers);
  });
}

type NextBuyer = (pays: boolean) => { buyer: Buyer; wanted: number };

/** Parties one after another, until the stretch's share is gone: places have no neighbours, so they go in their order. */
function inOrder(sale: Sale, stretch: Stretch, share: number, chance: Chance, next: NextBuyer): Purchase[] {
  const end = stretch.from + Math.round(stretch.units * share);
  const purchases: Purchase[] = [];
  for (let unit = stretch.from; unit < end; ) {
    const { buyer, wanted } = next(true);
    const units = Math.min(wanted, end - unit);
    purchases.push(purchase(sale, chance, buyer, { tier: stretch.tier, from: unit, units }, "paid"));
    unit += units;
  }
  return purchases;
}

/** Along a row, party by party with gaps between, so that about `share` of it is sold. A few gaps were ordered once and never paid. */
function inRow(sale: Sale, stretch: Stretch, share: number, chance: Chance, next: NextBuyer): Purchase[] {
  const usual = 2.1;
  const begin = share / (usual * (1 - share) + share);
  const end = stretch.from + stretch.units;
  const purchases: Purchase[] = [];
  for (let unit = stretch.from; unit < end; ) {
    const sells = chance() < begin;
    if (!sells && chance() > 0.012) {
      unit++;
      continue;
    }
    const { buyer, wanted } = next(sells);
    const units = sells ? Math.min(wanted, end - unit) : 1;
    const part = { tier: stretch.tier, from: unit, units };
    purchases.push(purchase(sale, chance, buyer, part, sells ? "paid" : "expired"));
    unit += units;
  }
  return purchases;
}

/** The demo's own buyer first, then the crowd from some point on; with real names nobody buys more than he has people. */
function buyersOf(sale: Sale, chance: Chance): NextBuyer {
  let at = Math.floor(chance() * crowd.length);
  let own = sale.visitor;
  let left = crowd.length;
  return (pays) => {
    if (own && pays) {
      const wanted = own;
      own = undefined;
      return { buyer: visitor, wanted };
    }
    if (left-- === 0) throw new Error(`the crowd is too small for ${sale.key}`);
    at = (at + 1) % crowd.length;
    const buyer = crowd[at] as Buyer;
    return { buyer, wanted: sale.realName ? buyer.family.length : pick(chance, [1, 2, 3, 4], [25, 50, 15, 10]) };
  };
}

function purchase(
  sale: Sale,
  chance: Chance,
  buyer: Buyer,
  { tier, from, units }: Stretch,
  outcome: Purchase["outcome"],
): Purchase {
  const offers = sale.tiers[tier]?.offers ?? [];
  const fitting = offers.filter((offer) => units % offer.units === 0);
  const offer = pick(
    chance,
    fitting,
    fitting.map((one) => (one.kind === "standard" ? 6 : 2)),
  );
  return {
    buyer,
    units: Array.from({ length: units }, (_, at) => from + at),
    tier,
    offer,
    at: saleMoment(chance, sale.from, sale.to),
    outcome,
  };
}

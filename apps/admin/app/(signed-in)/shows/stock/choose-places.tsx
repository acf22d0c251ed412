"use client";

import type { Locale } from "@kaimu/site/locale";
import { messages } from "../../../../messages/index.ts";
import { Choice, TextInput } from "../form-fields.tsx";
import type { Stock } from "../shapes.ts";
import { placesOf } from "./change-effect.ts";
import { figure, poolName, tierName } from "./names.ts";
import { countUnits, type StockUnits, standings } from "./stock-units.ts";

/** Places without a seat of one tier in one pool, and how many of them are meant. */
export interface PlacesChoice {
  tier: number;
  pool: number;
  count: string;
}

/** The tiers and pools that have places without a seat. */
export function kindsOfPlaces(of: StockUnits): { tier: number; pool: number }[] {
  const found = new Map<string, { tier: number; pool: number }>();
  for (let unit = 0; unit < of.unitCount; unit++) {
    if (of.hasSeat(unit)) continue;
    const [tier, pool] = [of.tierOf[unit] ?? -1, of.poolOf[unit] ?? -1];
    found.set(`${tier}/${pool}`, { tier, pool });
  }
  return [...found.values()].sort((a, b) => a.tier - b.tier || a.pool - b.pool);
}

/** So many places of a tier: which of them, the platform chooses, free ones first. */
export function ChoosePlaces(o: {
  stock: Stock;
  of: StockUnits;
  chosen: PlacesChoice;
  onChange: (chosen: PlacesChoice) => void;
  locale: Locale;
}) {
  const words = messages[o.locale].stock;
  const kinds = kindsOfPlaces(o.of);
  const counts = countUnits(o.of, placesOf(o.chosen, o.of));
  return (
    <div className="grid gap-3">
      <Choice
        label={words.places}
        value={`${o.chosen.tier}/${o.chosen.pool}`}
        onText={(text) => {
          const [tier = 0, pool = 0] = text.split("/").map(Number);
          o.onChange({ ...o.chosen, tier, pool });
        }}
      >
        {kinds.map(({ tier, pool }) => (
          <option key={`${tier}/${pool}`} value={`${tier}/${pool}`}>
            {words.ofPlaces
              .replace("{tier}", tierName(o.stock.tiers[tier], o.locale))
              .replace("{pool}", poolName(o.stock.pools[pool], o.locale))}
          </option>
        ))}
      </Choice>
      <p className="tabular flex flex-wrap gap-x-4 text-sm text-ink-2">
        {standings.map((standing) => (
          <span key={standing}>
            {words.standing[standing]} {figure(counts[standing])}
          </span>
        ))}
      </p>
      <TextInput
        label={words.count}
        inputMode="numeric"
        value={o.chosen.count}
        onText={(count) => o.onChange({ ...o.chosen, count: count.replace(/\D/g, "").slice(0, 5) })}
      />
    </div>
  );
}

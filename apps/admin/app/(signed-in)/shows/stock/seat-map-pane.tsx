"use client";

import { type SeatMapLayout, tierRuns } from "@kaimu/seatmap";
import type { Locale } from "@kaimu/site/locale";
import { createSeatStates, SeatMap, seatMapMessages } from "@kaimu/ui/seat-map";
import { useMemo, useState } from "react";
import { messages } from "../../../../messages/index.ts";
import type { Stock } from "../shapes.ts";
import { poolName } from "./names.ts";
import type { StockUnits } from "./stock-units.ts";
import { Switch } from "./switch.tsx";

/** Pools have no colour of their own: they take these in their order, told apart as tiers are. */
const poolColours = ["#2d4bc2", "#ca7f2a", "#3e997f", "#952070", "#75b4d4", "#d6aa0b", "#cd2c34"];

/** The seats with how they stand, to choose from one by one or by a frame drawn around them. */
export function SeatMapPane(o: {
  stock: Stock;
  of: StockUnits;
  layout: SeatMapLayout;
  selected: readonly number[];
  onToggle: (units: number[]) => void;
  locale: Locale;
}) {
  const { stock, of, locale } = o;
  const words = messages[locale].stock;
  const [colours, setColours] = useState<"tier" | "pool">("tier");
  const [drag, setDrag] = useState<"move" | "frame">("move");
  const states = useMemo(() => createSeatStates(of.unitCount, of.bitmap), [of]);
  const runs = useMemo(() => tierRuns(colours === "tier" ? of.tierOf : of.poolOf), [of, colours]);
  const { tiers: own, pools } = stock;
  const tiers = useMemo(
    () =>
      colours === "tier"
        ? own
        : pools.map((pool, at) => {
            const label = poolName(pool, locale);
            const colour = poolColours[at % poolColours.length] as string;
            return { id: pool.code, name: label, nameEn: label, label, priceFen: 0, colour };
          }),
    [own, pools, colours, locale],
  );
  const texts = useMemo(() => {
    const { free, held, sold, blocked } = words.standing;
    return { ...seatMapMessages[locale], free, held, sold, notForSale: blocked };
  }, [words, locale]);
  return (
    <div className="grid min-w-0 gap-2">
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <Switch
          label={words.colourBy}
          options={{ tier: words.byTier, pool: words.byPool }}
          now={colours}
          onChange={setColours}
        />
        <Switch label={words.drag} options={{ move: words.move, frame: words.frame }} now={drag} onChange={setDrag} />
      </div>
      <div className="h-[28rem] overflow-hidden rounded-card border border-line md:h-[34rem]">
        <SeatMap
          {...{ layout: o.layout, runs, tiers, states, locale }}
          messages={texts}
          selected={o.selected}
          limit={of.unitCount}
          anyState
          framing={drag === "frame"}
          onFrame={o.onToggle}
          onToggle={(unit) => o.onToggle([unit])}
        />
      </div>
      <p className="text-sm text-ink-3">{words.frameHint}</p>
    </div>
  );
}

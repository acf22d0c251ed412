"use client";

import type { Locale } from "@kaimu/site/locale";
import { Button } from "@kaimu/ui";
import { useState } from "react";
import { messages } from "../../../messages/index.ts";
import type { TierEntry } from "./performance-entry.ts";
import type { SeatMap } from "./shapes.ts";

interface Props {
  seatMap: SeatMap;
  tiers: TierEntry[];
  tierOfSection: Record<string, string>;
  colourOf: (tier: TierEntry) => string;
  locale: Locale;
  onChange: (tierOfSection: Record<string, string>) => void;
}

/** Which section costs what: by clicking on the map with a tier in hand, or in the table. */
export function SectionPrices(o: Props) {
  const words = messages[o.locale].shows.performance;
  const [chosen, setChosen] = useState("");
  const brush = o.tiers.some(({ code }) => code === chosen) ? chosen : (o.tiers[0]?.code ?? "");
  const nameOf = (tier: TierEntry) => (o.locale === "zh" ? tier.name : tier.nameEn) || tier.code;
  const assign = (keys: string[], code: string) => {
    const next = { ...o.tierOfSection };
    for (const key of keys) {
      if (code === "") delete next[key];
      else next[key] = code;
    }
    o.onChange(next);
  };
  const assigned = o.seatMap.sections.reduce((sum, one) => sum + (o.tierOfSection[one.key] ? one.places : 0), 0);
  const figure = (n: number) => n.toLocaleString("en-US");
  const brushTier = o.tiers.find(({ code }) => code === brush);
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-sm font-semibold text-ink-2">{words.brush}</span>
        {o.tiers.map((tier) => (
          <button
            key={tier.code}
            type="button"
            aria-pressed={tier.code === brush}
            onClick={() => setChosen(tier.code)}
            className="inline-flex min-h-touch items-center gap-2 rounded-control border border-line-strong px-3 aria-pressed:border-ink aria-pressed:bg-sunk aria-pressed:font-semibold"
          >
            <span className="size-3.5 rounded-full" style={{ background: o.colourOf(tier) }} />
            {nameOf(tier)}
          </button>
        ))}
        {brushTier && (
          <Button
            tone="plain"
            className="px-2"
            onClick={() =>
              assign(
                o.seatMap.sections.map(({ key }) => key),
                brush,
              )
            }
          >
            {words.allTo.replace("{tier}", nameOf(brushTier))}
          </Button>
        )}
        <span className="tabular ml-auto text-sm text-ink-2">
          {words.assigned.replace("{places}", figure(assigned))}
        </span>
      </div>
      <div className="grid gap-4 lg:grid-cols-[3fr_2fr]">
        <SectionMap {...o} onPick={(key) => assign([key], o.tierOfSection[key] === brush ? "" : brush)} />
        <div className="max-h-96 overflow-y-auto border border-line bg-sheet">
          <table className="w-full text-sm">
            <thead className="sticky top-0 bg-sunk text-left text-ink-2">
              <tr>
                <th className="px-3 py-2 font-semibold">{words.section}</th>
                <th className="px-3 py-2 text-right font-semibold">{words.sectionPlaces}</th>
                <th className="px-3 py-2 font-semibold">{words.tier}</th>
              </tr>
            </thead>
            <tbody>
              {o.seatMap.sections.map((section) => {
                const name = o.locale === "zh" ? section.name : section.nameEn;
                return (
                  <tr key={section.key} className="border-t border-line">
                    <th scope="row" className="px-3 py-1.5 text-left font-normal">
                      {name}
                    </th>
                    <td className="tabular px-3 py-1.5 text-right">{figure(section.places)}</td>
                    <td className="px-3 py-1.5">
                      <select
                        aria-label={`${words.tier} ${name}`}
                        value={o.tierOfSection[section.key] ?? ""}
                        onChange={(event) => assign([section.key], event.target.value)}
                        className="min-h-9 w-full rounded-control border border-line-strong bg-sheet px-2"
                      >
                        <option value="">{words.notSold}</option>
                        {o.tiers.map((tier) => (
                          <option key={tier.code} value={tier.code}>
                            {nameOf(tier)}
                          </option>
                        ))}
                      </select>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </div>
    </div>
  );
}

/** The house from above. A picture to click on: everything it does, the table beside it does for keyboard and screen reader. */
function SectionMap(o: Props & { onPick: (key: string) => void }) {
  const points = (outline: number[]) => outline.map((value, i) => (i % 2 ? `${value} ` : `${value},`)).join("");
  return (
    <svg
      viewBox={`0 0 ${o.seatMap.width} ${o.seatMap.height}`}
      className="max-h-96 w-full border border-line bg-sunk"
      aria-hidden="true"
    >
      <polygon points={points(o.seatMap.stage)} className="fill-line-strong" />
      {o.seatMap.sections.map((section) => {
        const tier = o.tiers.find(({ code }) => code === o.tierOfSection[section.key]);
        return (
          <polygon
            key={section.key}
            points={points(section.outline)}
            onClick={() => o.onPick(section.key)}
            className={`cursor-pointer stroke-sheet hover:opacity-80 ${tier ? "" : "fill-line"}`}
            style={tier ? { fill: o.colourOf(tier) } : undefined}
            strokeWidth={o.seatMap.width / 300}
          />
        );
      })}
    </svg>
  );
}

"use client";

import type { Refusal } from "@kaimu/api";
import type { Locale } from "@kaimu/site/locale";
import { Button, EmptyState, ErrorNote } from "@kaimu/ui";
import { useState } from "react";
import { messages } from "../../../../messages/index.ts";
import type { Stock } from "../shapes.ts";
import { AddPlaces } from "./add-places.tsx";
import { ChangePanel } from "./change-panel.tsx";
import { ChoosePlaces, kindsOfPlaces, type PlacesChoice } from "./choose-places.tsx";
import { ChooseRows } from "./choose-rows.tsx";
import { figure } from "./names.ts";
import { NewPool } from "./new-pool.tsx";
import { PlanHistory } from "./plan-history.tsx";
import { RefusalNote } from "./refusal-note.tsx";
import { SeatMapPane } from "./seat-map-pane.tsx";
import { StockSummary } from "./stock-summary.tsx";
import { Switch } from "./switch.tsx";
import { useLayout, useStock } from "./use-stock.ts";

/** A performance's stock at work: what there is, which places are meant, what is done with them. */
export function StockDesk({ first, locale }: { first: Stock; locale: Locale }) {
  const words = messages[locale].stock;
  const { stock, of, busy, outcome, clear, change } = useStock(first);
  const { layout, retry } = useLayout(stock.seatMapId);
  const places = kindsOfPlaces(of);
  const [way, setWay] = useState<"seats" | "places">(stock.seatMapId ? "seats" : "places");
  const [selected, setSelected] = useState<number[]>([]);
  const [chosen, setChosen] = useState<PlacesChoice>({ ...(places[0] ?? { tier: 0, pool: 0 }), count: "" });
  const select = (units: Iterable<number>) => {
    clear();
    setSelected([...new Set(units)]);
  };
  const remove = (units: number[]) => {
    const gone = new Set(units);
    select(selected.filter((unit) => !gone.has(unit)));
  };
  const toggle = (units: number[]) => {
    // One is let go when it is chosen; a frame adds, and lets go only where all in it are chosen.
    const known = new Set(selected);
    if (units.length > 0 && units.every((unit) => known.has(unit))) remove(units);
    else select([...selected, ...units]);
  };
  const meant = way === "seats" ? { units: selected } : { ...chosen, count: Number(chosen.count) };
  /** What is left of the choice without what the platform has named and what this page knows to be sold. */
  const restOf = ({ facts }: Refusal) => {
    const named = new Set((facts?.units ?? []) as number[]);
    return selected.filter((unit) => !named.has(unit) && of.standing(unit) !== "sold");
  };
  const blocked = () =>
    Array.from({ length: of.unitCount }, (_, unit) => unit).filter((unit) => of.hasSeat(unit) && of.isBlocked(unit));

  return (
    <div className="grid gap-8">
      {!stock.holdsKnown && <ErrorNote text={words.holdsUnknown} />}
      <StockSummary {...{ stock, of, locale }} />
      {stock.mayEdit && (
        <section aria-labelledby="selection" className="grid gap-4">
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
            <h2 id="selection" className="text-lg font-bold">
              {words.selection}
            </h2>
            {stock.seatMapId && places.length > 0 && (
              <Switch
                label={words.selection}
                options={{ seats: words.bySeat, places: words.byCount }}
                now={way}
                onChange={setWay}
              />
            )}
          </div>
          <div className="grid gap-6 *:min-w-0 lg:grid-cols-[3fr_2fr]">
            {way === "places" ? (
              <ChoosePlaces {...{ stock, of, chosen, locale }} onChange={setChosen} />
            ) : layout === null ? (
              <EmptyState icon="alert" title={words.failed}>
                <Button onClick={retry}>{words.retry}</Button>
              </EmptyState>
            ) : !layout ? (
              <p role="status" className="grid h-96 animate-pulse place-content-center bg-sunk text-ink-3">
                {words.loading}
              </p>
            ) : (
              <SeatMapPane {...{ stock, of, layout, selected, locale }} onToggle={toggle} />
            )}
            <div className="grid content-start gap-5">
              {way === "seats" && layout && (
                <ChooseRows
                  {...{ layout, locale }}
                  onAdd={(units) => select([...selected, ...units])}
                  onRemove={remove}
                />
              )}
              {way === "seats" && (
                <div className="flex flex-wrap items-center gap-3 border-t border-line pt-4">
                  <p role="status" className="tabular font-semibold">
                    {words.chosen.replace("{count}", figure(selected.length))}
                  </p>
                  <Button
                    tone="plain"
                    className="px-1 text-sm"
                    disabled={selected.length === 0}
                    onClick={() => select([])}
                  >
                    {words.clear}
                  </Button>
                  <Button tone="plain" className="px-1 text-sm" onClick={() => select(blocked())}>
                    {words.selectBlocked}
                  </Button>
                </div>
              )}
              <Reasons {...{ of, selected: way === "seats" ? selected : [], locale }} />
              <ChangePanel
                {...{ stock, of, meant, busy, locale }}
                onDrop={remove}
                onChange={async (wanted) => {
                  if ((await change(wanted)) && "chosen" in wanted) setSelected([]);
                }}
              />
              {outcome && "refusal" in outcome && (
                <RefusalNote
                  refusal={outcome.refusal}
                  {...{ layout, locale }}
                  onRest={way === "seats" ? () => select(restOf(outcome.refusal)) : undefined}
                />
              )}
              {outcome && "done" in outcome && (
                <p role="status" className="rounded-control bg-good-soft px-4 py-3 text-good">
                  {(outcome.done.units > 0 ? words.done : outcome.changed ? words.inForce : words.doneNothing)
                    .replace("{count}", figure(outcome.done.units))
                    .replace("{version}", String(outcome.done.planVersion))}
                </p>
              )}
            </div>
          </div>
        </section>
      )}
      {stock.mayEdit && (
        <div className="grid gap-8 *:min-w-0 lg:grid-cols-2">
          <AddPlaces {...{ stock, busy, locale }} onChange={change} />
          <NewPool {...{ stock, busy, locale }} onChange={change} />
        </div>
      )}
      <PlanHistory
        performanceId={stock.performanceId}
        timeZone={stock.timeZone}
        planVersion={stock.planVersion}
        locale={locale}
      />
    </div>
  );
}

/** Why chosen ones are blocked, the reasons that occur. */
function Reasons({
  of,
  selected,
  locale,
}: {
  of: ReturnType<typeof useStock>["of"];
  selected: number[];
  locale: Locale;
}) {
  const words = messages[locale].stock;
  const reasons = [...new Set(selected.flatMap((unit) => of.reason(unit) ?? []))].slice(0, 5);
  if (reasons.length === 0) return null;
  return (
    <p className="text-sm text-ink-2">
      {words.whyBlocked}
      {locale === "zh" ? "：" : ": "}
      {reasons
        .map((reason) => (reason === "not for sale" ? words.notForSale : reason))
        .join(locale === "zh" ? "、" : ", ")}
    </p>
  );
}

"use client";

import { type SeatMapLayout, seatStarts } from "@kaimu/seatmap";
import type { Locale } from "@kaimu/site/locale";
import { Button } from "@kaimu/ui";
import { useState } from "react";
import { messages } from "../../../../messages/index.ts";
import { Choice } from "../form-fields.tsx";

/** Choosing by section and rows, without the map: what it does, the keyboard and a screen reader do as well. */
export function ChooseRows(o: {
  layout: SeatMapLayout;
  onAdd: (units: number[]) => void;
  onRemove: (units: number[]) => void;
  locale: Locale;
}) {
  const words = messages[o.locale].stock;
  const seated = o.layout.sections.filter(({ rows }) => rows.length > 0);
  const [key, setKey] = useState(seated[0]?.key ?? "");
  const [[from, to], setRows] = useState([0, Number.POSITIVE_INFINITY]);
  const section = seated.find((one) => one.key === key);
  if (!section) return null;
  const last = section.rows.length - 1;
  const [first, until] = [Math.min(from, last), Math.min(to, last)];
  const units = unitsOfRows(o.layout, key, Math.min(first, until), Math.max(first, until));
  const rows = section.rows.map(({ name }, at) => (
    <option key={name} value={at}>
      {words.row.replace("{name}", name)}
    </option>
  ));
  return (
    <fieldset className="grid gap-3">
      <legend className="pb-2 font-semibold">{words.rows}</legend>
      <div className="grid grid-cols-2 gap-3">
        <Choice
          label={words.section}
          value={key}
          className="col-span-2"
          onText={(next) => {
            setKey(next);
            setRows([0, Number.POSITIVE_INFINITY]);
          }}
        >
          {seated.map((one) => (
            <option key={one.key} value={one.key}>
              {o.locale === "zh" ? one.name : one.nameEn}
            </option>
          ))}
        </Choice>
        <Choice label={words.fromRow} value={String(first)} onText={(at) => setRows([Number(at), to])}>
          {rows}
        </Choice>
        <Choice label={words.toRow} value={String(until)} onText={(at) => setRows([first, Number(at)])}>
          {rows}
        </Choice>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button tone="quiet" className="px-3 text-sm" onClick={() => o.onAdd(units)}>
          {words.add}
        </Button>
        <Button tone="quiet" className="px-3 text-sm" onClick={() => o.onRemove(units)}>
          {words.remove}
        </Button>
      </div>
    </fieldset>
  );
}

/** The seats of a section's rows, both ends in. A seat's place in the layout is its unit. */
function unitsOfRows(layout: SeatMapLayout, section: string, from: number, to: number): number[] {
  const { starts, rows, sections } = seatStarts(layout);
  const first = sections.findIndex(({ key }) => key === section);
  return rows.slice(first + from, first + to + 1).flatMap((row, at) => {
    const start = starts[first + from + at] ?? 0;
    return row.x.map((_, seat) => start + seat);
  });
}

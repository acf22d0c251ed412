"use client";

import type { Locale } from "@kaimu/site/locale";
import { useState } from "react";
import { messages } from "../../../messages/index.ts";
import { CompareDay } from "./compare-day.tsx";

const box = "min-h-touch rounded-control border border-line-strong bg-sheet px-3 text-ink";

/** A day of one's choice, for those that are on no list. */
export function CompareADay(o: { sources: { credential: string; name: string }[]; locale: Locale }) {
  const words = messages[o.locale].bills;
  const [day, setDay] = useState("");
  const [credential, setCredential] = useState(o.sources[0]?.credential ?? "");
  const name = o.sources.find((one) => one.credential === credential)?.name ?? "";
  return (
    <fieldset className="flex flex-wrap items-end gap-3 pb-6">
      <legend className="sr-only">{words.otherDay}</legend>
      <label className="grid gap-1 text-sm font-semibold text-ink-2">
        {words.chosenDay}
        <input type="date" value={day} onChange={(event) => setDay(event.target.value)} className={box} />
      </label>
      <label className="grid gap-1 text-sm font-semibold text-ink-2">
        {words.gateway}
        <select value={credential} onChange={(event) => setCredential(event.target.value)} className={box}>
          {o.sources.map((one) => (
            <option key={one.credential} value={one.credential}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
      {day && (
        <CompareDay
          key={`${credential} ${day}`}
          {...{ credential, day, name }}
          again={false}
          asked={null}
          locale={o.locale}
        />
      )}
    </fieldset>
  );
}

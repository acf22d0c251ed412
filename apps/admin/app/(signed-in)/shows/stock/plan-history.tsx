"use client";

import type { Locale } from "@kaimu/site/locale";
import { Button, ShowTime } from "@kaimu/ui";
import { useEffect, useState } from "react";
import { messages } from "../../../../messages/index.ts";
import { admin } from "../admin-client.ts";
import type { PlanVersion } from "../shapes.ts";
import { figure } from "./names.ts";

const limit = 10;

/** The versions of the plan, newest first: who changed what, and when. */
export function PlanHistory(o: { performanceId: string; timeZone: string; planVersion: number; locale: Locale }) {
  const words = messages[o.locale].stock;
  const [versions, setVersions] = useState<PlanVersion[]>();
  const [next, setNext] = useState<number | null>(null);
  const { performanceId, planVersion } = o;
  useEffect(() => {
    const ended = new AbortController();
    admin.catalogue.planVersions
      .query({ performanceId, limit }, { signal: ended.signal })
      .then((page) => {
        setVersions(page.versions);
        setNext(page.next);
      })
      .catch(() => undefined);
    return () => ended.abort();
  }, [performanceId, planVersion]);
  const older = async () => {
    if (next === null) return;
    const page = await admin.catalogue.planVersions
      .query({ performanceId, limit, cursor: next })
      .catch(() => undefined);
    if (!page) return;
    setVersions((known) => [...(known ?? []), ...page.versions]);
    setNext(page.next);
  };
  return (
    <section aria-labelledby="history" className="grid gap-3 border-t border-line pt-5">
      <h2 id="history" className="text-lg font-bold">
        {words.history}
      </h2>
      {!versions ? (
        <p className="text-ink-2">{words.historyEmpty}</p>
      ) : (
        <table className="stacked tabular w-full border-collapse border border-line bg-sheet text-sm">
          <thead>
            <tr>
              {[words.version, words.when, words.who, words.what].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
              <th scope="col" className="text-right">
                {words.units}
              </th>
            </tr>
          </thead>
          <tbody>
            {versions.map((one) => (
              <tr key={one.version}>
                <th scope="row">{one.version}</th>
                <td data-label={words.when}>
                  <ShowTime at={one.createdAt} timeZone={o.timeZone} locale={o.locale} />
                </td>
                <td data-label={words.who}>{one.by ?? "—"}</td>
                <td data-label={words.what}>{sentenceOf(one, o.locale)}</td>
                <td data-label={words.units} className="md:text-right">
                  {figure(one.unitCount)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {next !== null && (
        <div>
          <Button tone="quiet" className="px-3 text-sm" onClick={older}>
            {words.older}
          </Button>
        </div>
      )}
    </section>
  );
}

function sentenceOf({ note }: PlanVersion, locale: Locale): string {
  const words = messages[locale].stock;
  if (!note) return words.first;
  return words.notes[note.kind]
    .replace("{units}", figure(note.units))
    .replace("{reason}", note.reason ?? "")
    .replace("{pool}", note.pool ?? "")
    .replace("{tier}", note.tier ?? "");
}

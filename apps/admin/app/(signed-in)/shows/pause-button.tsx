"use client";

import type { Locale } from "@kaimu/site/locale";
import { AskFirst, useChange } from "@kaimu/site/staff";
import { messages } from "../../../messages/index.ts";
import { admin } from "./admin-client.ts";

/** Stops the sale of a performance, or lets it go on. */
export function PauseButton(o: {
  performanceId: string;
  name: string;
  paused: boolean;
  free: number;
  claims: { claimed: number; sold: number };
  locale: Locale;
}) {
  const words = messages[o.locale].shows.sales;
  const { change, busy, refusal } = useChange();
  const figure = (n: number) => n.toLocaleString("en-US");

  const pauseOrGoOn = () =>
    change(() => admin.catalogue.pausePerformance.mutate({ performanceId: o.performanceId, paused: !o.paused }));

  const text = (o.paused ? words.resumeMeans : words.pauseMeans)
    .replace("{free}", figure(o.free))
    .replace("{claimed}", figure(o.claims.claimed))
    .replace("{sold}", figure(o.claims.sold));
  return (
    <AskFirst
      button={o.paused ? words.resume : words.pause}
      about={o.name}
      tone={o.paused ? "quiet" : "danger"}
      title={(o.paused ? words.resumeAsk : words.pauseAsk).replace("{performance}", o.name)}
      text={text}
      yes={o.paused ? words.resume : words.pause}
      no={words.cancel}
      busy={busy}
      error={refusal?.[o.locale]}
      onYes={pauseOrGoOn}
    />
  );
}

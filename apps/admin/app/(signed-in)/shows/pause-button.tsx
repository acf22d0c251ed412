"use client";

import type { Refusal } from "@kaimu/api";
import { refusalOfClient } from "@kaimu/site/client";
import type { Locale } from "@kaimu/site/locale";
import { AskFirst } from "@kaimu/site/staff";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
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
  const router = useRouter();
  const words = messages[o.locale].shows.sales;
  const [busy, setBusy] = useState(false);
  const [drawing, startDrawing] = useTransition();
  const [refusal, setRefusal] = useState<Refusal>();
  const figure = (n: number) => n.toLocaleString("en-US");

  async function change() {
    setBusy(true);
    setRefusal(undefined);
    try {
      await admin.catalogue.pausePerformance.mutate({ performanceId: o.performanceId, paused: !o.paused });
    } catch (error) {
      setRefusal(refusalOfClient(error));
    }
    startDrawing(() => router.refresh());
    setBusy(false);
  }

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
      busy={busy || drawing}
      error={refusal?.[o.locale]}
      onYes={change}
    />
  );
}

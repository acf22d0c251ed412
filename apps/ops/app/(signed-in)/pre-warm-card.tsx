"use client";

import type { Refusal } from "@kaimu/api";
import { refusalOfClient } from "@kaimu/site/client";
import type { Locale } from "@kaimu/site/locale";
import { AskFirst } from "@kaimu/site/staff";
import { Icon } from "@kaimu/ui";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { count, momentOf } from "./say.ts";
import type { SaleBoard } from "./shapes.ts";
import { ops } from "./use-live.ts";

/** Whether Redis is ready for a sale: what it has, beside what MySQL sells by; and the button that loads it. */
export function PreWarmCard(o: {
  preWarm: SaleBoard["preWarm"];
  performanceId: string;
  stale: boolean;
  onLoaded: () => void;
  locale: Locale;
}) {
  const { preWarm, locale } = o;
  const words = messages[locale].warm;
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const verdict = !preWarm ? "unknown" : preWarm.ready ? "ready" : preWarm.loaded ? "stale" : "missing";
  const against = (redis: number, mysql: number) =>
    words.versions.replace("{redis}", redis === 0 ? "—" : String(redis)).replace("{mysql}", String(mysql));
  const facts: [string, string][] = preWarm
    ? [
        [words.loadedAt, preWarm.loadedAt ? momentOf(preWarm.loadedAt, locale) : "—"],
        [words.plan, against(preWarm.planVersion, preWarm.inForce.planVersion)],
        [words.sale, against(preWarm.saleVersion, preWarm.inForce.saleVersion)],
        [words.bytes, sizeOf(preWarm.bytes, locale)],
      ]
    : [];

  async function load() {
    setBusy(true);
    setRefusal(undefined);
    try {
      await ops.operations.preWarm.mutate({ performanceId: o.performanceId });
      o.onLoaded();
    } catch (error) {
      setRefusal(refusalOfClient(error));
    }
    setBusy(false);
  }

  return (
    <section
      aria-labelledby="pre-warm"
      className={`mb-6 grid gap-3 rounded-card border border-line p-4 sm:p-5 ${verdict === "ready" ? "bg-sheet" : "bg-warn-soft"}`}
    >
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h2 id="pre-warm" className="text-lg font-bold">
          {words.title}
        </h2>
        <p
          role="status"
          className={`inline-flex items-center gap-2 font-semibold ${verdict === "ready" ? "text-good" : "text-warn"}`}
        >
          <Icon name={verdict === "ready" ? "check" : "alert"} size={18} />
          {words[verdict]}
        </p>
      </div>
      <dl className={`tabular flex flex-wrap gap-x-8 gap-y-2 ${o.stale ? "opacity-60" : ""}`}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="text-sm text-ink-2">{name}</dt>
            <dd className="font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-2xl text-sm text-ink-2">{words.means}</p>
        <AskFirst
          button={words.load}
          tone="quiet"
          title={words.ask}
          text={words.askText}
          yes={words.load}
          no={words.cancel}
          busy={busy}
          error={refusal?.[locale]}
          onYes={load}
        />
      </div>
    </section>
  );
}

/** 850 B, 412 KB, 3.1 MB */
function sizeOf(bytes: number, locale: Locale): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${count(Math.round(bytes / 1_000), locale)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

"use client";

import type { Locale } from "@kaimu/site/locale";
import { AskFirst, useChange } from "@kaimu/site/staff";
import Link from "next/link";
import { useState } from "react";
import { messages } from "../../../messages/index.ts";
import { ops } from "../use-live.ts";

/** Compares a day's bill now, after asking once. */
export function CompareDay(o: { credential: string; day: string; name: string; again: boolean; locale: Locale }) {
  const words = messages[o.locale].bills;
  const { change, busy, refusal } = useChange();
  const { credential, day } = o;
  const [done, setDone] = useState<{ lines: number; open: number }>();
  const compare = async () => setDone(await ops.bill.compare.mutate({ credential, day }));
  return (
    <span className="flex flex-wrap items-center gap-3">
      <AskFirst
        button={o.again ? words.again : words.compare}
        about={`${o.name} ${day}`}
        tone="quiet"
        title={words.compareAsk.replace("{day}", day).replace("{gateway}", o.name)}
        text={words.compareText}
        yes={words.compare}
        no={words.cancel}
        busy={busy}
        error={refusal?.[o.locale]}
        onYes={() => change(compare)}
      />
      <span role="status">
        {done && (
          <Link
            href={`/bills/cases?day=${day}`}
            className={`underline underline-offset-4 ${done.open > 0 ? "text-bad" : "text-good"}`}
          >
            {words.compared.replace("{lines}", String(done.lines)).replace("{open}", String(done.open))}
          </Link>
        )}
      </span>
    </span>
  );
}

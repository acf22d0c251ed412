"use client";

import type { Refusal } from "@kaimu/api";
import { refusalOfClient } from "@kaimu/site/client";
import type { Locale } from "@kaimu/site/locale";
import { AskFirst } from "@kaimu/site/staff";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { ops } from "./use-live.ts";

/** Runs a failed job once more, after asking once. */
export function RunAgain(o: { runId: string; job: string; locale: Locale; onDone: () => void }) {
  const words = messages[o.locale].board.jobs;
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();

  async function run() {
    setBusy(true);
    setRefusal(undefined);
    try {
      await ops.operations.rerunJob.mutate({ runId: o.runId });
      o.onDone();
    } catch (error) {
      setRefusal(refusalOfClient(error));
    }
    setBusy(false);
  }

  return (
    <AskFirst
      button={words.again}
      about={o.job}
      tone="quiet"
      title={words.ask.replace("{job}", o.job)}
      text={words.askText}
      yes={words.again}
      no={words.cancel}
      busy={busy}
      error={refusal?.[o.locale]}
      onYes={run}
    />
  );
}

"use client";

import type { Locale } from "@kaimu/site/locale";
import { AskFirst, useChange } from "@kaimu/site/staff";
import { messages } from "../../../messages/index.ts";
import { ops } from "../use-live.ts";

/** Ends an agent. */
export function EndAgent({ agentId, name, locale }: { agentId: string; name: string; locale: Locale }) {
  const words = messages[locale].agents;
  const { change, busy, refusal } = useChange();
  return (
    <AskFirst
      button={words.end}
      about={name}
      title={words.endAsk.replace("{agent}", name)}
      text={words.endMeans}
      yes={words.end}
      no={words.cancel}
      busy={busy}
      error={refusal?.[locale]}
      onYes={() => change(() => ops.agency.end.mutate({ agentId }))}
    />
  );
}

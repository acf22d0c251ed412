"use client";

import type { Locale } from "@kaimu/site/locale";
import { AskFirst, useChange } from "@kaimu/site/staff";
import { messages } from "../../../../messages/index.ts";
import { admin } from "../admin-client.ts";

/** Ends the sale of a pass, for good. */
export function EndPass({ passId, name, locale }: { passId: string; name: string; locale: Locale }) {
  const words = messages[locale].shows.passes;
  const { change, busy, refusal } = useChange();

  const end = () => change(() => admin.catalogue.endPass.mutate({ passId }));

  return (
    <AskFirst
      button={words.end}
      about={name}
      tone="danger"
      title={words.endAsk.replace("{name}", name)}
      text={words.endMeans}
      yes={words.end}
      no={words.keep}
      busy={busy}
      error={refusal?.[locale]}
      onYes={end}
    />
  );
}

"use client";

import type { Refusal } from "@kaimu/api";
import { refusalOfClient } from "@kaimu/site/client";
import type { Locale } from "@kaimu/site/locale";
import { AskFirst } from "@kaimu/site/staff";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { messages } from "../../../../messages/index.ts";
import { admin } from "../admin-client.ts";

/** Ends the sale of a pass, for good. */
export function EndPass({ passId, name, locale }: { passId: string; name: string; locale: Locale }) {
  const router = useRouter();
  const words = messages[locale].shows.passes;
  const [busy, setBusy] = useState(false);
  const [drawing, startDrawing] = useTransition();
  const [refusal, setRefusal] = useState<Refusal>();

  async function end() {
    setBusy(true);
    setRefusal(undefined);
    try {
      await admin.catalogue.endPass.mutate({ passId });
    } catch (error) {
      setRefusal(refusalOfClient(error));
    }
    startDrawing(() => router.refresh());
    setBusy(false);
  }

  return (
    <AskFirst
      button={words.end}
      about={name}
      tone="danger"
      title={words.endAsk.replace("{name}", name)}
      text={words.endMeans}
      yes={words.end}
      no={words.keep}
      busy={busy || drawing}
      error={refusal?.[locale]}
      onYes={end}
    />
  );
}

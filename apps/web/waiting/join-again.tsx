"use client";
import { refusalOfClient } from "@kaimu/site/client";
import { Button, ErrorNote, type Locale } from "@kaimu/ui";
import { useState } from "react";
import { calls } from "../buying/calls.ts";
import { messagesOf } from "../messages/index.ts";
import type { Waiting } from "../reading/answers.ts";

/** For whoever has missed his turn: a new place at the end. */
export function JoinAgain({
  performanceId,
  onPlace,
  locale,
}: {
  performanceId: string;
  onPlace: (place: Waiting) => void;
  locale: Locale;
}) {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const join = async () => {
    setBusy(true);
    setRefused(null);
    try {
      onPlace(await calls.admission.join.mutate({ performanceId }));
    } catch (error) {
      setRefused(refusalOfClient(error)[locale]);
    }
    setBusy(false);
  };
  return (
    <div className="grid justify-items-start gap-3">
      {refused && <ErrorNote text={refused} />}
      <Button onClick={join} busy={busy} className="max-md:w-full md:min-w-60">
        {messagesOf(locale).waiting.missed.again}
      </Button>
    </div>
  );
}

"use client";
import { refusalOfClient } from "@kaimu/site/client";
import { Button, ErrorNote, type Locale } from "@kaimu/ui";
import { useRef, useState } from "react";
import { calls } from "../buying/calls.ts";
import { messagesOf } from "../messages/index.ts";

/** Gives the place up, after asking once; then one is at the show's page. */
export function LeaveQueue({
  performanceId,
  eventPath,
  locale,
}: {
  performanceId: string;
  eventPath: string;
  locale: Locale;
}) {
  const t = messagesOf(locale).waiting.leave;
  const asking = useRef<HTMLDialogElement>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);

  const leave = async () => {
    setBusy(true);
    setRefused(null);
    try {
      await calls.admission.leave.mutate({ performanceId });
      // In place of this page: stepping back to it would join again.
      location.replace(eventPath);
    } catch (error) {
      setRefused(refusalOfClient(error)[locale]);
      setBusy(false);
    }
  };
  return (
    <>
      <Button tone="plain" className="-ml-5" onClick={() => asking.current?.showModal()}>
        {t.button}
      </Button>
      <dialog
        ref={asking}
        aria-labelledby="leave-ask"
        className="m-auto max-w-[min(26rem,calc(100vw-2rem))] rounded-card bg-sheet p-6 text-ink ring-1 ring-line backdrop:bg-black/55"
      >
        <p id="leave-ask" className="text-lg">
          {t.ask}
        </p>
        {refused && (
          <div className="pt-4">
            <ErrorNote text={refused} />
          </div>
        )}
        <div className="mt-6 flex flex-wrap justify-end gap-3">
          <Button tone="quiet" onClick={() => asking.current?.close()} disabled={busy}>
            {t.no}
          </Button>
          <Button tone="danger" onClick={leave} busy={busy}>
            {t.yes}
          </Button>
        </div>
      </dialog>
    </>
  );
}

"use client";
import { useChange } from "@kaimu/site/use-change";
import { Button, ErrorNote, type Locale } from "@kaimu/ui";
import { useId, useRef } from "react";

/** A button that asks once before it does what cannot be taken back. What `onYes` throws is told in the question; else the question closes. */
export function AskFirst({
  name,
  ask,
  yes,
  no,
  onYes,
  locale,
}: {
  name: string;
  ask: string;
  yes: string;
  no: string;
  onYes: () => Promise<unknown>;
  locale: Locale;
}) {
  const asking = useRef<HTMLDialogElement>(null);
  const question = useId();
  const { change, busy, refusal } = useChange();

  const doIt = async () => {
    if (!(await change(onYes))) asking.current?.close();
  };
  return (
    <>
      <Button tone="plain" className="-ml-5" onClick={() => asking.current?.showModal()}>
        {name}
      </Button>
      <dialog
        ref={asking}
        aria-labelledby={question}
        className="m-auto max-w-[min(26rem,calc(100vw-2rem))] rounded-card bg-sheet p-6 text-ink ring-1 ring-line backdrop:bg-black/55"
      >
        <p id={question} className="text-lg">
          {ask}
        </p>
        {refusal && (
          <div className="pt-4">
            <ErrorNote text={refusal[locale]} />
          </div>
        )}
        <div className="mt-6 flex flex-wrap justify-end gap-3">
          <Button tone="quiet" onClick={() => asking.current?.close()} disabled={busy}>
            {no}
          </Button>
          <Button tone="danger" onClick={doIt} busy={busy}>
            {yes}
          </Button>
        </div>
      </dialog>
    </>
  );
}

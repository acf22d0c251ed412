"use client";

import { Button, ErrorNote } from "@kaimu/ui";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";

/** A button for what takes something away: it asks once, with what will be touched, and does it only then. */
export function AskFirst(o: {
  button: string;
  /** Names what the button is about where several stand on a page. */
  about?: string;
  title: string;
  text?: ReactNode;
  yes: string;
  no: string;
  tone?: "danger" | "quiet";
  busy: boolean;
  error?: string | undefined;
  onYes: () => void;
}) {
  const [open, setOpen] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  // Once it is done the page shows so; the question goes with it. A refusal stays in sight.
  const wasBusy = useRef(false);
  useEffect(() => {
    if (wasBusy.current && !o.busy && !o.error) setOpen(false);
    wasBusy.current = o.busy;
  }, [o.busy, o.error]);
  return (
    <>
      <Button
        tone={o.tone ?? "danger"}
        className="px-3 text-sm whitespace-nowrap"
        aria-label={o.about ? `${o.button} ${o.about}` : undefined}
        onClick={() => setOpen(true)}
      >
        {o.button}
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby={title}
        onClose={() => setOpen(false)}
        className="m-auto w-full max-w-md rounded-card border border-line-strong bg-sheet p-6 text-left text-base whitespace-normal text-ink backdrop:bg-stage/60 max-sm:max-w-[calc(100vw-2rem)]"
      >
        <h2 id={title} className="text-lg font-bold">
          {o.title}
        </h2>
        {o.text && <div className="pt-2 text-ink-2">{o.text}</div>}
        {o.error && (
          <div className="pt-4">
            <ErrorNote text={o.error} />
          </div>
        )}
        <div className="flex flex-wrap justify-end gap-3 pt-5">
          <Button tone="quiet" onClick={() => setOpen(false)}>
            {o.no}
          </Button>
          <Button tone={o.tone === "quiet" ? "primary" : "danger"} busy={o.busy} onClick={o.onYes}>
            {o.yes}
          </Button>
        </div>
      </dialog>
    </>
  );
}

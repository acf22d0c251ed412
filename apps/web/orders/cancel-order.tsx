"use client";
import type { Refusal } from "@kaimu/api";
import { refusalOfClient } from "@kaimu/site/client";
import { Button, type Locale } from "@kaimu/ui";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { calls } from "../buying/calls.ts";
import { messagesOf } from "../messages/index.ts";

/** Cancels an order that is not paid; asks once, with the places it lets go. */
export function CancelOrder({
  orderId,
  places,
  locale,
  onRefused,
}: {
  orderId: string;
  places: number;
  locale: Locale;
  onRefused: (why: Refusal) => void;
}) {
  const t = messagesOf(locale).order;
  const router = useRouter();
  const asking = useRef<HTMLDialogElement>(null);
  const [busy, setBusy] = useState(false);

  const cancel = async () => {
    setBusy(true);
    try {
      await calls.ordering.cancel.mutate({ orderId });
      router.replace(`/orders/${orderId}`);
      router.refresh();
    } catch (error) {
      onRefused(refusalOfClient(error));
    }
    setBusy(false);
    asking.current?.close();
  };
  return (
    <>
      <div>
        <Button tone="plain" className="-ml-5" onClick={() => asking.current?.showModal()}>
          {t.cancel}
        </Button>
      </div>
      <dialog
        ref={asking}
        aria-labelledby="cancel-ask"
        className="m-auto max-w-[min(26rem,calc(100vw-2rem))] rounded-card bg-sheet p-6 text-ink ring-1 ring-line backdrop:bg-black/55"
      >
        <p id="cancel-ask" className="text-lg">
          {t.cancelAsk(places)}
        </p>
        <div className="mt-6 flex flex-wrap justify-end gap-3">
          <Button tone="quiet" onClick={() => asking.current?.close()} disabled={busy}>
            {t.cancelNo}
          </Button>
          <Button tone="danger" onClick={cancel} busy={busy}>
            {t.cancelYes}
          </Button>
        </div>
      </dialog>
    </>
  );
}

"use client";
import { Button, type Locale } from "@kaimu/ui";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { calls } from "../buying/calls.ts";
import { messagesOf } from "../messages/index.ts";

const everyMs = 2_000;
const forMs = 30_000;

/** Back from the cashier: asks every two seconds, for half a minute, whether the money is in, and then turns into the paid order. */
export function ConfirmPayment({ orderId, locale }: { orderId: string; locale: Locale }) {
  const t = messagesOf(locale).order;
  const router = useRouter();
  const [looking, setLooking] = useState(true);
  const gone = useRef(false);

  const look = useCallback(async () => {
    setLooking(true);
    const until = performance.now() + forMs;
    while (!gone.current && performance.now() < until) {
      // A check that failed is no answer: the next one may be.
      const order = await calls.payment.check.mutate({ orderId }).catch(() => undefined);
      if (gone.current) return;
      if (order && order.state !== "awaiting_payment") {
        router.replace(`/orders/${orderId}`);
        router.refresh();
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
    if (!gone.current) setLooking(false);
  }, [orderId, router]);

  useEffect(() => {
    gone.current = false;
    void look();
    return () => {
      gone.current = true;
    };
  }, [look]);

  return (
    <div role="status" className="rounded-card bg-sheet p-5 ring-1 ring-line">
      {looking ? (
        <div className="flex items-center gap-4">
          <span className="size-7 shrink-0 animate-spin rounded-full border-[3px] border-accent border-t-transparent" />
          <div>
            <p className="font-bold">{t.confirming}</p>
            <p className="text-sm text-ink-2">{t.confirmingText}</p>
          </div>
        </div>
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="max-w-md text-ink-2">{t.notYet}</p>
          <Button tone="quiet" onClick={look}>
            {t.checkAgain}
          </Button>
        </div>
      )}
    </div>
  );
}

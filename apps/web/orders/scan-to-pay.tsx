"use client";
import { Button, formatMoney, type Locale } from "@kaimu/ui";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { calls } from "../buying/calls.ts";
import { messagesOf } from "../messages/index.ts";

const everyMs = 2_000;
/** The gateway itself is asked more seldom: its notice mostly comes first. */
const askGatewayEvery = 5;

/** A code to scan with the phone; the page turns into the paid order by itself, or into the expired one. */
export function ScanToPay({
  orderId,
  totalFen,
  qrSvg,
  onOtherWay,
  locale,
}: {
  orderId: string;
  totalFen: number;
  qrSvg: string;
  onOtherWay: () => void;
  locale: Locale;
}) {
  const t = messagesOf(locale).pay;
  const router = useRouter();
  useEffect(() => {
    let gone = false;
    let timer: ReturnType<typeof setTimeout>;
    const look = async (round: number) => {
      const asked =
        round % askGatewayEvery === 0
          ? calls.payment.check.mutate({ orderId })
          : calls.ordering.order.query({ orderId });
      // A look that failed is no answer: the next one may be.
      const order = await asked.catch(() => undefined);
      if (gone) return;
      if (order && order.state !== "awaiting_payment") {
        router.replace(`/orders/${orderId}`);
        router.refresh();
      } else timer = setTimeout(look, everyMs, round + 1);
    };
    timer = setTimeout(look, everyMs, 1);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [orderId, router]);

  const sum = formatMoney(totalFen);
  return (
    <section
      aria-labelledby="scan"
      className="flex flex-wrap items-center gap-6 rounded-card bg-sheet p-5 ring-1 ring-line"
    >
      {/* White whatever the theme: a code on dark ground is not read by every phone. */}
      <img
        src={`data:image/svg+xml,${encodeURIComponent(qrSvg)}`}
        alt={t.code(sum)}
        width={208}
        height={208}
        className="size-52 shrink-0 rounded-control bg-white p-2"
      />
      <div className="grid max-w-sm gap-2">
        <h2 id="scan" className="text-section font-bold">
          {t.scan}
        </h2>
        <p>{t.scanText(sum)}</p>
        <p role="status" className="flex items-center gap-3 text-sm text-ink-2">
          <span className="size-4 shrink-0 animate-spin rounded-full border-2 border-accent border-t-transparent" />
          {t.waiting}
        </p>
        <p className="mt-2">
          <Button tone="quiet" onClick={onOtherWay}>
            {t.otherWay}
          </Button>
        </p>
      </div>
    </section>
  );
}

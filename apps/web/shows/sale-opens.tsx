"use client";
import { Countdown } from "@kaimu/ui";
import { useRouter } from "next/navigation";

/**
 * How long it is until a sale opens, by the server's clock; at its end the page is drawn anew. Screen readers are told the time of day
 * that stands beside it, and not every second of a dozen cards.
 */
export function SaleOpens({ leftMs, label, days }: { leftMs: number; label: string; days: string }) {
  const router = useRouter();
  return (
    <span aria-hidden="true" className="flex items-baseline gap-1">
      {label} <Countdown leftMs={leftMs} label="" days={days} onEnd={() => router.refresh()} />
    </span>
  );
}

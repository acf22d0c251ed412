"use client";
import { Countdown, type Locale } from "@kaimu/ui";
import { useRouter } from "next/navigation";
import { messagesOf } from "../messages/index.ts";

/** How long an order still waits for its money; when the time is up the page looks again. */
export function PayCountdown({ leftMs, locale }: { leftMs: number; locale: Locale }) {
  const t = messagesOf(locale).order;
  const router = useRouter();
  return (
    <p className="flex items-baseline gap-3">
      <span className="text-ink-2">{t.payWithin}</span>
      <Countdown
        leftMs={leftMs}
        label={t.payWithin}
        onEnd={() => router.refresh()}
        className="text-3xl font-bold text-accent"
      />
    </p>
  );
}

"use client";
import { Countdown, type Locale } from "@kaimu/ui";
import { useState } from "react";
import type { Purchase } from "../buying/purchase.ts";
import { messagesOf } from "../messages/index.ts";

/** For whoever was let in out of the queue: how long he still has to choose and hold something. After that he is led to the queue. */
export function ComeIn({ purchase, locale }: { purchase: Purchase; locale: Locale }) {
  const t = messagesOf(locale).waiting.inside;
  // As it was when this came up: the countdown itself counts on from there.
  const [leftMs] = useState(purchase.comeInMs);
  if (leftMs === null) return null;
  return (
    <div className="flex items-center justify-between gap-4 rounded-control bg-accent-soft px-4 py-2.5">
      <p className="text-sm leading-5">{t.text}</p>
      <Countdown
        leftMs={leftMs}
        label={t.left}
        onEnd={() => void purchase.toQueue()}
        className="text-xl font-bold text-accent"
      />
    </div>
  );
}

"use client";
import { challengeProgress } from "@kaimu/site/client";
import type { Locale } from "@kaimu/ui";
import { useSyncExternalStore } from "react";
import { messagesOf } from "../messages/index.ts";

/**
 * Says, while the browser solves a challenge, what the wait is for and how far it is. Read out once; the page under it stays usable. It stands
 * at the top, where no buy bar and no thumb is.
 */
export function Checking({ locale }: { locale: Locale }) {
  const part = useSyncExternalStore(challengeProgress.subscribe, challengeProgress.read, () => undefined);
  const t = messagesOf(locale).checking;
  const percent = Math.round((part ?? 0) * 100);
  return (
    <div aria-live="polite" className="pointer-events-none fixed inset-x-0 top-3 z-30 flex justify-center px-4">
      {part !== undefined && (
        <div className="w-full max-w-sm rounded-card border border-line bg-sheet px-4 py-3 shadow-lg">
          <p className="text-sm font-semibold">{t.title}</p>
          <p className="text-sm text-ink-2">{t.why}</p>
          <div
            role="progressbar"
            aria-label={t.title}
            aria-valuenow={percent}
            aria-valuemin={0}
            aria-valuemax={100}
            className="mt-2 h-1 overflow-hidden rounded-full bg-sunk"
          >
            <div
              className="h-full bg-accent transition-[width] motion-reduce:transition-none"
              style={{ width: `${percent}%` }}
            />
          </div>
        </div>
      )}
    </div>
  );
}

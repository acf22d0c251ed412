"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { Comparison } from "../shapes.ts";
import { ops } from "../use-live.ts";

const everyMs = 1_000;

/** Follows the comparison of a day's bill while it runs; the page is drawn anew at its end. `follow` looks at once. */
export function useComparison({ credential, day }: { credential: string; day: string }, asked: Comparison | null) {
  const router = useRouter();
  const [now, setNow] = useState(asked);
  const running = now?.state === "running";
  const begun = asked?.state === "running" ? asked : null;

  // The page, drawn anew, may tell of one that somebody else has begun.
  useEffect(() => {
    if (begun) setNow((before) => before ?? begun);
  }, [begun]);

  useEffect(() => {
    if (!running) return;
    const timer = setInterval(async () => {
      // What cannot be asked now is asked again: the comparison does not wait for its page.
      const next = await ops.bill.comparison.query({ credential, day }).catch(() => undefined);
      if (next === undefined) return;
      setNow(next);
      if (next?.state !== "running") router.refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [running, credential, day, router]);

  const follow = async () => setNow(await ops.bill.comparison.query({ credential, day }));
  return { now, follow };
}

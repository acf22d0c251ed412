"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Renders the page again every `everyMs` while something is on its way, at most `times` times. */
export function LookAgain({ everyMs = 2_000, times = 30 }: { everyMs?: number; times?: number }) {
  const router = useRouter();
  useEffect(() => {
    let left = times;
    const timer = setInterval(() => {
      left -= 1;
      if (left <= 0) clearInterval(timer);
      router.refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [router, everyMs, times]);
  return null;
}

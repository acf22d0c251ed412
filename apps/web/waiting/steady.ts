"use client";
import { useRef } from "react";

/** A span that is told anew each second, as the countdown wants it: it changes only when it is off by more than this. */
const offMs = 2_500;

/** The span to count down from. Told again and again it stays the one it was, unless the end has really moved. */
export function useSteady(leftMs: number | null): number | null {
  const kept = useRef<{ leftMs: number; at: number }>(null);
  const now = performance.now();
  if (leftMs === null) kept.current = null;
  else if (!kept.current || Math.abs(kept.current.leftMs - (now - kept.current.at) - leftMs) > offMs)
    kept.current = { leftMs, at: now };
  return kept.current?.leftMs ?? null;
}

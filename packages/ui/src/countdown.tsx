"use client";
import { useEffect, useRef, useState } from "react";

/**
 * Counts a span down to zero. The span is the server's: a page whose clock is wrong still counts right. `onEnd` is called once.
 * Screen readers hear it when a minute begins and in the last ten seconds, not every second.
 */
export function Countdown({
  leftMs,
  label,
  days,
  onEnd,
  className = "",
}: {
  leftMs: number;
  /** What it counts to, for screen readers. */
  label: string;
  /** How a day is written, when the span can be longer than one: "天", "d". */
  days?: string;
  onEnd?: () => void;
  className?: string;
}) {
  const [left, setLeft] = useState(leftMs);
  const ended = useRef(onEnd);
  ended.current = onEnd;

  useEffect(() => {
    const start = performance.now();
    const tick = () => {
      const rest = Math.max(0, leftMs - (performance.now() - start));
      setLeft(rest);
      if (rest > 0) return;
      clearInterval(timer);
      ended.current?.();
    };
    const timer = setInterval(tick, 250);
    tick();
    return () => clearInterval(timer);
  }, [leftMs]);

  const seconds = Math.ceil(left / 1000);
  const text = write(seconds, days);
  return (
    <span className={`tabular ${className}`}>
      <span aria-hidden="true">{text}</span>
      <span role="timer" aria-live="polite" className="sr-only">
        {label} {seconds <= 10 ? seconds : write(Math.ceil(seconds / 60) * 60, days)}
      </span>
    </span>
  );
}

function write(seconds: number, days = "d"): string {
  const two = (n: number) => String(n).padStart(2, "0");
  const [d, h, m, s] = [
    Math.floor(seconds / 86_400),
    Math.floor((seconds % 86_400) / 3600),
    Math.floor((seconds % 3600) / 60),
    seconds % 60,
  ];
  const clock = d || h ? `${two(h)}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`;
  return d ? `${d} ${days} ${clock}` : clock;
}

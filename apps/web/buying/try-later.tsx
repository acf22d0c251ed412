"use client";
import { Button } from "@kaimu/ui";
import { useEffect, useState } from "react";
import type { Messages } from "../messages/zh.ts";

/** "Try again", once the time has passed that the server asked us to wait. Screen readers heard how long in the sentence beside it. */
export function TryLater({ seconds, t, onClick }: { seconds: number; t: Messages["buy"]; onClick: () => void }) {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const until = performance.now() + seconds * 1_000;
    const timer = setInterval(() => {
      const rest = Math.max(0, Math.ceil((until - performance.now()) / 1_000));
      setLeft(rest);
      if (rest === 0) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [seconds]);
  return (
    <Button tone="quiet" onClick={onClick} disabled={left > 0} className="tabular">
      {left > 0 ? t.tryAgainIn(left) : t.tryAgain}
    </Button>
  );
}

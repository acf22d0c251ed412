"use client";

import type { Refusal } from "@kaimu/api";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { refusalOfClient } from "../client.ts";

/**
 * A change that a press makes: busy until it is done and the page shows what has become of it, its refusal kept for whoever pressed. The page is
 * drawn anew after a refusal too, since what it showed may no longer be so.
 */
export function useChange() {
  const router = useRouter();
  const [running, setRunning] = useState(false);
  const [drawing, startDrawing] = useTransition();
  const [refusal, setRefusal] = useState<Refusal>();

  async function change(work: () => Promise<unknown>): Promise<void> {
    setRunning(true);
    setRefusal(undefined);
    try {
      await work();
    } catch (error) {
      setRefusal(refusalOfClient(error));
    }
    startDrawing(() => router.refresh());
    setRunning(false);
  }
  return { change, busy: running || drawing, refusal };
}

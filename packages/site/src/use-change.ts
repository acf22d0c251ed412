"use client";
import type { Refusal } from "@kaimu/api";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { refusalOfClient } from "./client.ts";

/**
 * A change that a press makes: busy until it is done and the page shows what has become of it, its refusal kept for whoever pressed and given to
 * the caller. The page is drawn anew after a refusal too: what it showed may no longer be so. `forget` when the question is asked anew.
 */
export function useChange() {
  const router = useRouter();
  const [running, setRunning] = useState(false);
  const [drawing, startDrawing] = useTransition();
  const [refusal, setRefusal] = useState<Refusal>();

  async function change(work: () => Promise<unknown>): Promise<Refusal | undefined> {
    setRunning(true);
    setRefusal(undefined);
    const refused = await work().then(
      () => undefined,
      (error) => refusalOfClient(error),
    );
    setRefusal(refused);
    startDrawing(() => router.refresh());
    setRunning(false);
    return refused;
  }
  return { change, busy: running || drawing, refusal, forget: () => setRefusal(undefined) };
}

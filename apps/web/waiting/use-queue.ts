"use client";
import type { Refusal } from "@kaimu/api";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Waiting } from "../reading/answers.ts";
import { type Following, followQueue } from "./follow-queue.ts";
import type { Place } from "./queue.ts";

/** A buyer's place as it is now, from the one the page came with; `lost` is why nothing is to be heard at present. */
export interface LiveQueue {
  place: Place | null;
  lost: Refusal | null;
  /** Whether the page follows by itself: not before scripts have come. */
  live: boolean;
  askWithin: (ms: number) => void;
  /** A place that came by another way than by following: joined again. */
  setPlace: (place: Waiting) => void;
}

export function useQueue(performanceId: string, first: Waiting | null): LiveQueue {
  const [place, setPlace] = useState<Place | null>(first);
  const [lost, setLost] = useState<Refusal | null>(null);
  const [live, setLive] = useState(false);
  const [begun, setBegun] = useState(0);
  const following = useRef<Following>(undefined);
  const latest = useRef<Place | null>(first);
  latest.current = place;

  useEffect(() => {
    setLive(true);
    following.current = followQueue(performanceId, latest.current, {
      place(now) {
        setLost(null);
        setPlace(now);
      },
      lost: setLost,
    });
    return () => following.current?.stop();
  }, [performanceId, begun]);

  return {
    ...{ place, lost, live },
    askWithin: useCallback((ms) => following.current?.askWithin(ms), []),
    setPlace: useCallback((now) => {
      latest.current = now;
      setPlace(now);
      setBegun((n) => n + 1);
    }, []),
  };
}

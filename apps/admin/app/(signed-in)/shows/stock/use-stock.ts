"use client";

import type { Refusal } from "@kaimu/api";
import type { SeatMapLayout } from "@kaimu/seatmap";
import { refusalOfClient } from "@kaimu/site/client";
import { useCallback, useEffect, useMemo, useState } from "react";
import { admin } from "../admin-client.ts";
import type { PlanChange, Stock } from "../shapes.ts";
import { layOut, type StockUnits } from "./stock-units.ts";

/** How often the page looks again while it can be seen. */
const everyMs = 10_000;

/** What came of a change. */
type Outcome = { done: { units: number; planVersion: number }; changed: boolean } | { refusal: Refusal };

/** A performance's stock, kept fresh, and the way to change it. `version` of a change is always the one that is shown. */
export function useStock(first: Stock): {
  stock: Stock;
  of: StockUnits;
  busy: boolean;
  outcome: Outcome | undefined;
  clear: () => void;
  change: (change: PlanChange) => Promise<boolean>;
} {
  const [stock, setStock] = useState(first);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const { performanceId } = first;
  const of = useMemo(() => layOut(stock), [stock]);

  const look = useCallback(
    (signal?: AbortSignal) =>
      admin.catalogue.stock
        .query({ performanceId }, signal ? { signal } : {})
        // What has not changed keeps its identity, so that the map is not drawn anew for nothing.
        .then((next) => setStock((known) => (sameStock(known, next) ? known : next)))
        .catch(() => undefined),
    [performanceId],
  );
  useEffect(() => {
    const ended = new AbortController();
    const timer = setInterval(() => {
      if (!document.hidden) look(ended.signal);
    }, everyMs);
    return () => {
      clearInterval(timer);
      ended.abort();
    };
  }, [look]);

  async function change(wanted: PlanChange): Promise<boolean> {
    setBusy(true);
    setOutcome(undefined);
    try {
      const expectedVersion = stock.planVersion;
      const done = await admin.catalogue.changePlan.mutate({ performanceId, expectedVersion, change: wanted });
      setOutcome({ done, changed: done.planVersion !== expectedVersion });
      await look();
      return true;
    } catch (error) {
      setOutcome({ refusal: refusalOfClient(error) });
      await look();
      return false;
    } finally {
      setBusy(false);
    }
  }
  return { stock, of, busy, outcome, clear: () => setOutcome(undefined), change };
}

function sameStock(a: Stock, b: Stock): boolean {
  const samePools = a.pools.length === b.pools.length;
  return a.planVersion === b.planVersion && a.states === b.states && a.holdsKnown === b.holdsKnown && samePools;
}

/** The layout of a seat map; undefined while it loads, null when it cannot be had. */
export function useLayout(seatMapId: string | null): { layout: SeatMapLayout | null | undefined; retry: () => void } {
  const [layout, setLayout] = useState<SeatMapLayout | null>();
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!seatMapId) return;
    const ended = new AbortController();
    fetch(`/seats/geometry/${seatMapId}.json`, { signal: ended.signal })
      .then((answer) => (answer.ok ? (answer.json() as Promise<SeatMapLayout>) : null))
      .then(setLayout)
      .catch(() => ended.signal.aborted || setLayout(null));
    return () => ended.abort();
  }, [seatMapId, tries]);
  return {
    layout,
    retry: () => {
      setLayout(undefined);
      setTries((n) => n + 1);
    },
  };
}

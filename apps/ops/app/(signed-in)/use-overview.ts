"use client";

import type { OpsRouter, Refusal } from "@kaimu/api";
import { createBrowserClient, refusalOfClient } from "@kaimu/site/client";
import type { inferRouterOutputs } from "@trpc/server";
import { useEffect, useState } from "react";

export type Overview = inferRouterOutputs<OpsRouter>["operations"]["overview"];
/** The numbers as they were at a time (ms). */
export interface Sample {
  overview: Overview;
  at: number;
}

export const everySeconds = 5;
/** Ten minutes of samples. */
const kept = (10 * 60) / everySeconds;

const client = createBrowserClient<OpsRouter>();

/**
 * The overview, asked again some seconds after each answer while the page can be seen. `failure` is why the last question had no
 * answer; the samples then stay as they are. Whose session has ended goes to the login page.
 */
export function useOverview(first: Sample): { samples: Sample[]; failure: Refusal | undefined } {
  const [samples, setSamples] = useState([first]);
  const [failure, setFailure] = useState<Refusal>();

  useEffect(() => {
    const ended = new AbortController();
    let timer: ReturnType<typeof setTimeout>;

    async function ask() {
      clearTimeout(timer);
      if (document.hidden) return;
      try {
        // A gateway that takes the question and never answers has failed as well.
        const signal = AbortSignal.any([ended.signal, AbortSignal.timeout(4_000)]);
        const overview = await client.operations.overview.query(undefined, { signal });
        setSamples((before) => [...before, { overview, at: Date.now() }].slice(-kept));
        setFailure(undefined);
      } catch (error) {
        if (ended.signal.aborted) return;
        const refusal = refusalOfClient(error);
        if (refusal.code === "NOT_SIGNED_IN") return window.location.assign("/login");
        setFailure(refusal);
      }
      if (!ended.signal.aborted) timer = setTimeout(ask, everySeconds * 1000);
    }

    timer = setTimeout(ask, everySeconds * 1000);
    document.addEventListener("visibilitychange", ask);
    return () => {
      ended.abort();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", ask);
    };
  }, []);

  return { samples, failure };
}

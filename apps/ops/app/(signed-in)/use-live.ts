"use client";

import type { OpsRouter, Refusal } from "@kaimu/api";
import { createBrowserClient, refusalOfClient } from "@kaimu/site/client";
import { useEffect, useRef, useState } from "react";

/** What was answered, and when (ms). */
export interface Sample<T> {
  value: T;
  at: number;
}

/** The operators' procedures, as the browser calls them. */
export const ops = createBrowserClient<OpsRouter>();

/**
 * Something asked again some seconds after each answer while the page can be seen; the last ten minutes of answers. `failure` is why
 * the last question had no answer; the samples then stay as they are. Whose session has ended goes to the login page.
 */
export function useLive<T>(
  first: Sample<T>,
  everySeconds: number,
  ask: (signal: AbortSignal) => Promise<T>,
): { samples: Sample<T>[]; now: Sample<T>; failure: Refusal | undefined; askNow: () => void } {
  const [samples, setSamples] = useState([first]);
  const [failure, setFailure] = useState<Refusal>();
  const question = useRef(ask);
  question.current = ask;
  const askNow = useRef(() => {});

  useEffect(() => {
    const ended = new AbortController();
    const kept = (10 * 60) / everySeconds;
    let timer: ReturnType<typeof setTimeout>;

    async function again() {
      clearTimeout(timer);
      if (document.hidden) return;
      try {
        // A gateway that takes the question and never answers has failed as well.
        const signal = AbortSignal.any([ended.signal, AbortSignal.timeout(5_000)]);
        const value = await question.current(signal);
        setSamples((before) => [...before, { value, at: Date.now() }].slice(-kept));
        setFailure(undefined);
      } catch (error) {
        if (ended.signal.aborted) return;
        const refusal = refusalOfClient(error);
        if (refusal.code === "NOT_SIGNED_IN") return window.location.assign("/login");
        setFailure(refusal);
      }
      clearTimeout(timer);
      if (!ended.signal.aborted) timer = setTimeout(again, everySeconds * 1000);
    }

    timer = setTimeout(again, everySeconds * 1000);
    askNow.current = again;
    document.addEventListener("visibilitychange", again);
    return () => {
      ended.abort();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", again);
    };
  }, [everySeconds]);

  return { samples, now: samples.at(-1) ?? first, failure, askNow: () => askNow.current() };
}

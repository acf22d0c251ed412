import type { WebRouter } from "@kaimu/api";
import { createBrowserClient } from "@kaimu/site/client";
import { useEffect, useState } from "react";

const calls = createBrowserClient<WebRouter>();

export type Suggestion = Awaited<ReturnType<typeof calls.search.suggest.query>>["suggestions"][number];

/** Long enough that whoever types fast asks once a word, short enough not to be noticed. */
const pauseMs = 120;

/** What a text being typed may become. An answer that comes after its question was changed is dropped; none is no error. */
export function useSuggestions(text: string): Suggestion[] {
  const query = text.trim().slice(0, 60);
  const [answer, setAnswer] = useState<{ query: string; suggestions: Suggestion[] }>({ query: "", suggestions: [] });
  useEffect(() => {
    if (!query) return;
    const given = new AbortController();
    const timer = setTimeout(() => {
      calls.search.suggest.query({ query }, { signal: given.signal }).then(
        ({ suggestions }) => setAnswer({ query, suggestions }),
        () => undefined,
      );
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      given.abort();
    };
  }, [query]);
  // Those of the letters before stay until the new ones are there: nothing flickers under the fingers.
  return query && query.startsWith(answer.query.slice(0, 1)) && answer.query ? answer.suggestions : [];
}

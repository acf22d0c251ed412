import { Client } from "typesense";
import type { Clock } from "../platform/clock.ts";
import type { Log } from "../platform/log.ts";

/** The way to Typesense. */
export interface SearchIndex {
  /** What is searched: an alias, so that the collection behind it can be replaced between two queries. */
  alias: string;
  /** For questions of people: gives up soon. */
  ask: Client;
  /** For indexing: has time. */
  write: Client;
  /** Asks, or says at once that it cannot: undefined when Typesense is away, or was a moment ago. */
  tryAsk<T>(question: (client: Client) => Promise<T>): Promise<T | undefined>;
}

const askSeconds = 1.5;
const writeSeconds = 20;
/** While Typesense does not answer, nobody waits for it again before this is over. */
const restMs = 3_000;

/** Opens the index. Nothing is connected before the first question. */
export function openSearchIndex(o: {
  url: string;
  apiKey: string;
  clock: Clock;
  log: Log;
  alias?: string;
}): SearchIndex {
  const client = (seconds: number) =>
    new Client({
      nodes: [{ url: o.url }],
      apiKey: o.apiKey,
      connectionTimeoutSeconds: seconds,
      // Whoever calls has a better answer than to wait: the database, or a job's own retries.
      numRetries: 0,
      logLevel: "silent",
    });
  const ask = client(askSeconds);
  let restsUntil = 0;
  return {
    alias: o.alias ?? "events",
    ask,
    write: client(writeSeconds),
    async tryAsk(question) {
      if (o.clock.now().getTime() < restsUntil) return undefined;
      try {
        return await question(ask);
      } catch (error) {
        // An answer that refuses one question (no index yet, say) must not take the others' answers away.
        const status = (error as { httpStatus?: number }).httpStatus;
        if (status === undefined || status >= 500) restsUntil = o.clock.now().getTime() + restMs;
        o.log.warn({ err: (error as Error).message, status }, "typesense gives no answer, searching the database");
        return undefined;
      }
    },
  };
}

import { Client } from "typesense";
import type { Breaker } from "../platform/breaker.ts";
import { AppError } from "../platform/errors.ts";
import type { Log } from "../platform/log.ts";

/** The way to Typesense. */
export interface SearchIndex {
  /** What is searched: an alias, so that the collection behind it can be replaced between two queries. */
  alias: string;
  /** For questions of people: gives up soon. */
  ask: Client;
  /** For indexing: has time. */
  write: Client;
  /** Before both: refuses at once while Typesense is away. Jobs that index go through it, and are tried again later. */
  breaker: Breaker;
  /** Asks, or says at once that it cannot: undefined when Typesense is away, or was a moment ago. */
  tryAsk<T>(question: (client: Client) => Promise<T>): Promise<T | undefined>;
}

const askSeconds = 1.5;
const writeSeconds = 20;

/** Opens the index. Nothing is connected before the first question. */
export function openSearchIndex(o: {
  url: string;
  apiKey: string;
  breaker: Breaker;
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
  return {
    alias: o.alias ?? "events",
    ask,
    write: client(writeSeconds),
    breaker: o.breaker,
    async tryAsk(question) {
      try {
        // An answer that refuses one question (no index yet, say) must not take the others' answers away: the breaker counts none below 500.
        return await o.breaker.run(() => question(ask));
      } catch (error) {
        if (!(error instanceof AppError)) {
          const status = (error as { httpStatus?: number }).httpStatus;
          o.log.warn({ err: (error as Error).message, status }, "typesense gives no answer, searching the database");
        }
        return undefined;
      }
    },
  };
}

import { parseArgs } from "node:util";
import type { Part } from "../../local/start/parts.ts";

/** How large a run is, and what it must have seen to count. */
export interface Size {
  /** Units of the show everybody wants, and of the second one, which sells one or two at a time. */
  places: [hot: number, second: number];
  buyers: number;
  perAccountLimit: number;
  /** A hold's time and an order's time to pay, in seconds. */
  holdSeconds: number;
  paymentSeconds: number;
  /** The sale goes on at least until `wild` s; from then on every buyer means to pay, and at `end` s the doors close. */
  wild: number;
  end: number;
  /** Longest wait (ms) of a buyer between two things he does. */
  thinkMs: number;
  /** How often each part is killed while the sale is wild. */
  kills: Partial<Record<Part, number>>;
  /** How often Redis loses what it knew, beside being killed. */
  memoryLosses: number;
  /** Bad callbacks sent by hand a second, beside those the payment sandbox makes by itself. */
  callbacksPerSecond: number;
  /** After the sale everything must be in order within this many seconds. */
  settle: number;
  /** Whether the minute's rounds of repair are asked for at once instead of waited for. */
  hurry: boolean;
  needs: { paidOrders: number; kills: number; badCallbacks: number };
}

const full: Size = {
  places: [300, 100],
  buyers: 200,
  perAccountLimit: 4,
  holdSeconds: 12,
  paymentSeconds: 22,
  wild: 90,
  end: 140,
  thinkMs: 5_000,
  kills: { worker: 2, inngest: 2, redis: 2, gateway: 1, mariadb: 1 },
  memoryLosses: 5,
  callbacksPerSecond: 3,
  settle: 150,
  hurry: false,
  needs: { paidOrders: 300, kills: 6, badCallbacks: 200 },
};

/** For every run of the tests: the same story on a small stage. */
const short: Size = {
  places: [50, 10],
  buyers: 50,
  perAccountLimit: 3,
  holdSeconds: 6,
  paymentSeconds: 8,
  wild: 18,
  end: 35,
  thinkMs: 2_500,
  kills: { worker: 1, inngest: 1, redis: 1 },
  memoryLosses: 2,
  callbacksPerSecond: 4,
  settle: 75,
  hurry: true,
  needs: { paidOrders: 40, kills: 3, badCallbacks: 40 },
};

/** The run that the command line asks for: `--short`, `--seed N`, `--orders N` (paid orders that must have been reached). */
export function runAskedFor(args: string[]): { size: Size; seed: number } {
  const { values } = parseArgs({
    args,
    options: { seed: { type: "string" }, orders: { type: "string" }, short: { type: "boolean", default: false } },
  });
  const size = values.short ? short : full;
  const paidOrders = values.orders ? wholeNumber("--orders", values.orders) : size.needs.paidOrders;
  // More orders than there are places for: the stage grows, and the crowd's limit with it.
  const grown = Math.max(size.places[0], paidOrders);
  const perAccountLimit = Math.max(size.perAccountLimit, Math.ceil((1.5 * grown) / size.buyers));
  return {
    size: { ...size, places: [grown, size.places[1]], perAccountLimit, needs: { ...size.needs, paidOrders } },
    seed: values.seed ? wholeNumber("--seed", values.seed) : Math.floor(Math.random() * 1e9),
  };
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${name} must be a whole number, not ${text}`);
  return Number(text);
}

import { parseArgs } from "node:util";
import type { Part } from "../../local/start/parts.ts";
import type { Ambush } from "./ambush.ts";
import { sandboxFaults } from "./bad-callbacks.ts";
import type { Clocks } from "./hosts.ts";
import type { LossKind } from "./memory-loss.ts";

/** How large a run is, what goes wrong in it, and what it must have seen to count. */
export interface Size {
  /** The hall that is sold by seat; its first fifth of rows costs more. */
  seats: { rows: number; perRow: number };
  /** Places of the show that is sold without seats. */
  places: number;
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
  /** The share of those with a hold that choose anew. */
  restless: number;
  /** Everybody waits for the same moment, each so many ms, as at the opening of a sale; 0: each comes when he comes. */
  rushMs: number;
  /** The share of those who paid that come back to our page; of the others only the callback tells. */
  returning: number;
  /** How often each part is killed while the sale is wild. */
  kills: Partial<Record<Part, number>>;
  /** Who is killed in which moment. */
  ambushes: Ambush[];
  /** Whose clocks are wrong. */
  clocks: Clocks;
  /** How often the organizer takes seats off sale that buyers hold. */
  withdrawals: number;
  /** What Redis loses, one after the other, beside being killed. */
  memoryLosses: LossKind[];
  /** What the payment sandbox does wrong with its own notifications. */
  sandbox: object;
  /** Bad callbacks sent by hand a second, beside those the payment sandbox makes by itself. */
  callbacksPerSecond: number;
  /** After the sale everything must be in order within this many seconds. */
  settle: number;
  /** Whether the minute's rounds of repair are asked for at once instead of waited for. */
  hurry: boolean;
  needs: { paidOrders: number; kills: number; badCallbacks: number };
}

/** All units there are. */
export const unitsOf = ({ seats, places }: Size) => seats.rows * seats.perRow + places;

const full: Size = {
  seats: { rows: 20, perRow: 25 },
  places: 200,
  buyers: 200,
  perAccountLimit: 4,
  holdSeconds: 12,
  paymentSeconds: 22,
  wild: 90,
  end: 150,
  thinkMs: 5_000,
  restless: 0.1,
  rushMs: 0,
  returning: 0.5,
  kills: { worker: 2, inngest: 2, redis: 2, gateway: 1 },
  ambushes: [
    { when: "orders were being written", times: 2, kill: [["mariadb", 0]] },
    { when: "orders were being committed", times: 2, kill: [["mariadb", 0]] },
  ],
  clocks: { gateway: -90, worker: 120 },
  withdrawals: 8,
  memoryLosses: [
    ...(["some claims", "all of it", "its connections", "what came after its replica"] as const),
    ...(["the way to it", "what came after a copy of its file", "which life it is of", "its answers"] as const),
    ...(["some holds", "some claims", "what came after its replica"] as const),
  ],
  sandbox: sandboxFaults,
  callbacksPerSecond: 3,
  settle: 150,
  hurry: false,
  needs: { paidOrders: 300, kills: 6, badCallbacks: 200 },
};

/** For every run of the tests: the same story on a small stage. */
const short: Size = {
  ...full,
  seats: { rows: 5, perRow: 10 },
  places: 20,
  buyers: 50,
  perAccountLimit: 3,
  holdSeconds: 6,
  paymentSeconds: 8,
  wild: 15,
  end: 28,
  thinkMs: 2_500,
  kills: { worker: 1, inngest: 1, redis: 1 },
  ambushes: [{ when: "orders were being written", times: 1, kill: [["mariadb", 0]] }],
  withdrawals: 2,
  memoryLosses: [
    ...(["some claims", "its connections", "what came after its replica", "the way to it"] as const),
    ...(["what came after a copy of its file", "its answers", "all of it"] as const),
  ],
  callbacksPerSecond: 4,
  settle: 120,
  hurry: true,
  needs: { paidOrders: 30, kills: 3, badCallbacks: 40 },
};

/** A quiet sale of a few seconds, in which only that goes wrong which a mutant needs to be seen. */
export const quiet: Size = {
  ...short,
  buyers: 40,
  perAccountLimit: 6,
  paymentSeconds: 6,
  wild: 10,
  end: 12,
  thinkMs: 1_000,
  kills: {},
  ambushes: [],
  clocks: {},
  withdrawals: 0,
  memoryLosses: [],
  sandbox: {},
  callbacksPerSecond: 0,
  settle: 30,
  needs: { paidOrders: 0, kills: 0, badCallbacks: 0 },
};

/** What the command line asks for. */
export type Asked =
  | { what: "run"; size: Size; seed: number }
  | { what: "drill"; mutant: string; seed: number }
  | { what: "mutants"; only: string[]; unpatched: boolean; seed: number };

/**
 * Reads `--short`, `--seed N`, `--orders N` (paid orders that must have been reached); `--mutants` with `--only a,b` and `--unpatched`;
 * and `--drill NAME`, the sale that is made for a mutant. Throws on anything else.
 */
export function askedFor(args: string[]): Asked {
  const { values } = parseArgs({
    args,
    options: {
      ...{ seed: { type: "string" }, orders: { type: "string" }, short: { type: "boolean", default: false } },
      ...{ mutants: { type: "boolean", default: false }, unpatched: { type: "boolean", default: false } },
      ...{ only: { type: "string" }, drill: { type: "string" } },
    },
  });
  const seed = values.seed ? wholeNumber("--seed", values.seed) : Math.floor(Math.random() * 1e9);
  if (values.drill) return { what: "drill", mutant: values.drill, seed };
  if (values.mutants)
    return { what: "mutants", only: values.only?.split(",") ?? [], unpatched: values.unpatched, seed };
  const size = values.short ? short : full;
  return { what: "run", size: grown(size, values.orders ? wholeNumber("--orders", values.orders) : undefined), seed };
}

/** More orders than there are units for: the hall grows, and each buyer's limit with it. */
function grown(size: Size, paidOrders = size.needs.paidOrders): Size {
  const needs = { ...size.needs, paidOrders };
  if (paidOrders <= size.needs.paidOrders) return { ...size, needs };
  const { rows, perRow } = size.seats;
  const seats = { rows: Math.max(rows, Math.ceil((2 * paidOrders) / perRow)), perRow };
  const perAccountLimit = Math.max(size.perAccountLimit, Math.ceil((1.5 * seats.rows * perRow) / size.buyers));
  return { ...size, seats, perAccountLimit, needs };
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${name} must be a whole number, not ${text}`);
  return Number(text);
}

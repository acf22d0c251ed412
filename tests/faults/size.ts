import type { Part } from "../../local/start/parts.ts";
import type { Ambush } from "./ambush.ts";
import type { Counter } from "./audit/audit.ts";
import type { Clocks } from "./hosts.ts";
import type { LossKind } from "./memory-loss.ts";

/** How large a run is, what goes wrong in it, and what it must have seen to count. */
export interface Size {
  /** The hall that is sold by seat; its first fifth of rows costs more. */
  seats: { rows: number; perRow: number };
  /** Places of the show that is sold without seats. */
  places: number;
  buyers: number;
  /** The share of visits that want seats first, where there is a choice. */
  wantSeats: number;
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
  /** The share of those who paid that give tickets back, for a fifth less; 0: the show takes none back. */
  giving: number;
  /** Places given back are sold again so many seconds after the beginning; at once where it is not said. */
  backOnSaleAfter?: number;
  /** Gifts of the platform's operators a second. */
  goodwillPerSecond: number;
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
  /** Each so many ms all its switches are turned instead, by the seed; 0: they stay as they are. */
  switchesEveryMs: number;
  /** Bad callbacks sent by hand a second, beside those the payment sandbox makes by itself. */
  callbacksPerSecond: number;
  /** After the sale everything must be in order within this many seconds. */
  settle: number;
  /** Whether the minute's rounds of repair are asked for at once instead of waited for. */
  hurry: boolean;
  /** The crowd goes home when so many orders were paid; where it is not said, when all is sold. */
  untilPaid?: number;
  /** What the run is about: the counters that are printed last. */
  about: Counter[];
  needs: { paidOrders: number; kills: number; badCallbacks: number; refunds: number };
}

/** All units there are. */
export const unitsOf = ({ seats, places }: Size) => seats.rows * seats.perRow + places;

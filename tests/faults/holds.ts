/** A moment of a buyer's hold, or of the order that it became, as the buyer saw it; his own clock, which is the whole crowd's. */
export type HoldMoment = {
  /** ms since 1970 */
  at: number;
  accountId: string;
  performanceId: string;
} & (
  | { did: "ask" }
  | { did: "ok"; holdId: string; units: number[]; leftMs: number }
  | { did: "fail"; code: string }
  /** Nobody answered: it may have happened, or may happen yet. */
  | { did: "unknown" }
  /** Lets go, or turns it into an order: from here on he counts on nothing. */
  | { did: "end" }
  | { did: "order"; holdId: string; clientKey: string }
  | { did: "ordered"; holdId: string; orderId: string; units: number[] }
  | { did: "not ordered"; holdId: string; code: string }
  | { did: "order unknown"; holdId: string }
  | { did: "release"; holdId: string }
  | { did: "released"; holdId: string }
  | { did: "release unknown"; holdId: string }
  /** The request that once gave `holdId` arrives a second time, and what it gives then; nobody waits for it any more. */
  | { did: "copy"; holdId: string }
  | { did: "copy ok"; holdId: string; gave: string; units: number[] }
  | { did: "copy fail"; holdId: string; code: string }
  | { did: "copy unknown"; holdId: string }
);

/** Memory that Redis is known to have lost. */
export interface Loss {
  /** ms since 1970; between the two it happened. */
  from: number;
  until: number;
  /** The units whose claims were forgotten, as performance/unit; all that Redis knew when it is not said. */
  units?: ReadonlySet<string>;
}

/** Units, as performance/unit, that the organizer took off sale while somebody held them: whoever held one of them has lost his hold. */
export interface Withdrawal {
  /** ms since 1970; between the two it happened. */
  from: number;
  until: number;
  units: ReadonlySet<string>;
}

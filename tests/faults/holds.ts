/** A moment of a buyer's hold as the buyer saw it; his own clock, which is the whole crowd's. */
export type HoldMoment = {
  /** ms since 1970 */
  at: number;
  accountId: string;
  performanceId: string;
} & (
  | { did: "ask" }
  | { did: "ok"; holdId: string; units: number[]; leftMs: number }
  | { did: "fail"; code: string }
  /** Lets go, or turns it into an order: from here on he counts on nothing. */
  | { did: "end" }
);

/** Memory that Redis is known to have lost. */
export interface Loss {
  /** ms since 1970; between the two it happened. */
  from: number;
  until: number;
  /** The units whose claims were forgotten, as performance/unit; all that Redis knew when it is not said. */
  units?: ReadonlySet<string>;
}

/**
 * What an audit looks at: the tables of MySQL, the unit state in Redis, the payment gateway's own books, the runs of the durable
 * functions, and what buyers were told. It is read by its own SQL and its own keys; of the product it knows the schema and nothing else.
 */
import type { HoldMoment, Loss, Withdrawal } from "../holds.ts";
import { type Book, readBooks } from "./books.ts";
import type { Tables } from "./rows.ts";
import { type Run, readRuns } from "./runs.ts";
import { readTables } from "./tables.ts";
import { readUnitStates, type UnitState } from "./unit-state.ts";

/** An order that the site has told its buyer is his. */
export interface SeenOrder {
  orderId: string;
  accountId: string;
  clientKey: string;
  units: number[];
}

/** Money that the site has told a buyer goes back to him. */
export interface GivenBack {
  orderId: string;
  refundId: string;
  backFen: number;
}

export interface Evidence {
  tables: Tables;
  /** By performance. */
  unitStates: Map<string, UnitState>;
  /** What pages are shown of each performance, two bits a unit, low bits first: 0 not for sale, 1 free, 2 held or claimed, 3 sold. */
  pages: Map<string, Uint8Array>;
  /** The gateway's books, by our number of the trade. */
  books: Map<string, Book>;
  runs: Run[];
  witness: Witness;
}

/** What the drill itself has seen. */
export interface Witness {
  seen: readonly SeenOrder[];
  /** Forged callbacks that were acknowledged, one description each. */
  believed: readonly string[];
  /** Every hold as its buyer saw it, and the memory that Redis is known to have lost. */
  holds: readonly HoldMoment[];
  losses: readonly Loss[];
  /** Units that were taken from who held them, by the organizer. */
  withdrawn: readonly Withdrawal[];
  givenBack: readonly GivenBack[];
  /** Orders whose buyer asked for their end. */
  cancelled: readonly string[];
}

/** Where the evidence is. */
export interface Sources {
  databaseUrl: string;
  redisUrl: string;
  /** Where pages learn which units are free. */
  gatewayOrigin: string;
  paymentOrigin: string;
  inngestOrigin: string;
  witness: Witness;
}

/** Reads everything. The stores should be at rest: what moves while it is read shows up as a difference. */
export async function readEvidence(o: Sources): Promise<Evidence> {
  const books = await readBooks(o.paymentOrigin);
  const runs = await readRuns(o.inngestOrigin);
  const tables = await readTables(o.databaseUrl);
  const ids = tables.performances.map((performance) => performance.id);
  // Pages first: to show them, overdue holds are let go.
  const pages = await readPages(o.gatewayOrigin, ids);
  const unitStates = await readUnitStates(o.redisUrl, ids);
  return { tables, unitStates, pages, books, runs, witness: o.witness };
}

async function readPages(origin: string, performanceIds: string[]): Promise<Map<string, Uint8Array>> {
  const pages = new Map<string, Uint8Array>();
  for (const id of performanceIds) {
    const answer = await fetch(`${origin}/seats/state/${id}`);
    const said = (await answer.json()) as { states?: string };
    if (said.states !== undefined) pages.set(id, Buffer.from(said.states, "base64"));
  }
  return pages;
}

/**
 * What an audit looks at: the tables of MySQL, the unit state in Redis, the payment gateway's own books, the runs of the durable
 * functions, and what buyers were told. It is read by its own SQL and its own keys; of the product it knows the schema and nothing else.
 */
import type { HoldMoment, Loss } from "../holds.ts";
import { type Book, readBooks } from "./books.ts";
import { type Run, readRuns } from "./runs.ts";
import { readTables, type Tables } from "./tables.ts";
import { readUnitStates, type UnitState } from "./unit-state.ts";

/** An order that the site has told its buyer is his. */
export interface SeenOrder {
  orderId: string;
  accountId: string;
  clientKey: string;
  units: number[];
}

export interface Evidence {
  tables: Tables;
  /** By performance. */
  unitStates: Map<string, UnitState>;
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
  /** Orders whose buyer asked for their end. */
  cancelled: readonly string[];
}

/** Where the evidence is. */
export interface Sources {
  databaseUrl: string;
  redisUrl: string;
  paymentOrigin: string;
  inngestOrigin: string;
  witness: Witness;
}

/** Reads everything. The stores should be at rest: what moves while it is read shows up as a difference. */
export async function readEvidence(o: Sources): Promise<Evidence> {
  const books = await readBooks(o.paymentOrigin);
  const runs = await readRuns(o.inngestOrigin);
  const tables = await readTables(o.databaseUrl);
  const unitStates = await readUnitStates(
    o.redisUrl,
    tables.performances.map((performance) => performance.id),
  );
  return { tables, unitStates, books, runs, witness: o.witness };
}

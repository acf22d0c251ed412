// What can go wrong at the service, on purpose: for all invoices, or for those of one serial or title.

import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";

/** unavailable: 503, nothing done; refused: the service's no; mismatch: its no to title and tax number; lost: done, and the connection is cut; slow: done after `ms`. */
export const Fault = z.strictObject({
  what: z.enum(["unavailable", "refused", "mismatch", "lost", "slow"]),
  ms: z.int().min(0).max(600_000).default(0),
  /** How many calls it strikes; all of them when not told. */
  times: z.int().min(1).optional(),
});
export type Fault = z.infer<typeof Fault>;

/** Sets a fault; `null` takes it away. */
export function setFault(books: DatabaseSync, of: string, fault: Fault | null): void {
  books.prepare("DELETE FROM fault WHERE of = ?").run(of);
  if (fault) books.prepare("INSERT INTO fault (of, fault) VALUES (?, ?)").run(of, JSON.stringify(fault));
}

/** All that are set, by what they are of; "" is everything. */
export function faults(books: DatabaseSync): Record<string, Fault> {
  const rows = books.prepare("SELECT of, fault FROM fault").all();
  return Object.fromEntries(rows.map((row) => [String(row.of), JSON.parse(String(row.fault))]));
}

/** The fault that strikes this call, if any, counted. The narrowest one goes first. */
export function strikingFault(books: DatabaseSync, names: string[]): Fault | undefined {
  for (const of of [...names, ""]) {
    const row = books.prepare("SELECT fault, struck FROM fault WHERE of = ?").get(of);
    if (!row) continue;
    const fault = JSON.parse(String(row.fault)) as Fault;
    if (fault.times !== undefined && Number(row.struck) >= fault.times) continue;
    books.prepare("UPDATE fault SET struck = struck + 1 WHERE of = ?").run(of);
    return fault;
  }
  return undefined;
}

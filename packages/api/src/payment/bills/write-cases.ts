import { type BillCaseEventKind, type BillCaseModel, inTransaction, type Prisma, type Transaction } from "@kaimu/db";
import type { Context } from "../../context.ts";
import { newId } from "../../platform/ids.ts";
import { billDifferences } from "../../platform/metrics.ts";
import type { BillSource } from "./bill-sources.ts";
import type { Found } from "./find-differences.ts";

type Day = { source: BillSource; day: string };
const keyOf = (one: { merchantAccountId: string; what: string; number: string }) =>
  `${one.merchantAccountId} ${one.what} ${one.number}`;

/**
 * Makes what a comparison of a day has found its cases: a new difference opens one, a known one is looked at anew, and one that is not found
 * any more closes. What an operator has resolved stays so while both sides say what they said then.
 */
export async function writeCases(ctx: Context, o: Day & { found: Found[] }): Promise<void> {
  const { credential } = o.source;
  const known = await ctx.db.billCase.findMany({ where: { credential, day: o.day } });
  const byKey = new Map(known.map((row) => [keyOf(row), row]));
  for (const one of o.found) {
    const row = byKey.get(keyOf(one));
    if (!row) await openCase(ctx, o, one);
    else await lookAgain(ctx, row, one);
  }
  const found = new Set(o.found.map(keyOf));
  for (const row of known) if (row.state === "open" && !found.has(keyOf(row))) await closeCase(ctx, row.id, {});
}

async function openCase(ctx: Context, { source, day }: Day, found: Found): Promise<void> {
  const { credential, gateway } = source;
  const id = newId();
  const opened = await inTransaction(ctx.db, async (tx) => {
    const row = { id, credential, gateway, day, ...found };
    // Two comparisons of a day find the same: the key makes it one case.
    const { count } = await tx.billCase.createMany({ data: [row], skipDuplicates: true });
    if (count > 0) await note(tx, { caseId: id, what: "found", facts: sides(found) });
    return count > 0;
  });
  if (!opened) return;
  billDifferences.inc({ gateway, what: found.what });
  ctx.log.error(
    { gateway, day, number: found.number, what: found.what, caseId: id },
    "a gateway's bill differs from our books",
  );
}

async function lookAgain(ctx: Context, row: BillCaseModel, found: Found): Promise<void> {
  const { id, state } = row;
  const same = JSON.stringify(sides(row)) === JSON.stringify(sides(found));
  if (same && state !== "closed") return;
  await inTransaction(ctx.db, async (tx) => {
    const open = { state: "open" as const, endedAt: null, reason: null };
    const { count } = await tx.billCase.updateMany({ where: { id, state }, data: { ...found, ...open } });
    if (count > 0) await note(tx, { caseId: id, what: "found_again", facts: sides(found) });
  });
}

/** Closes an open case of which nothing is left. False when it is not open any more. */
export async function closeCase(ctx: Context, caseId: string, o: { operatorId?: string }): Promise<boolean> {
  return inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.billCase.updateMany({
      where: { id: caseId, state: "open" },
      data: { state: "closed", endedAt: ctx.clock.now() },
    });
    if (count > 0) await note(tx, { caseId, what: "gone", facts: {}, ...o });
    return count > 0;
  });
}

/** Puts on record what happened to a case, and by whom. */
export async function note(
  tx: Pick<Transaction, "billCaseEvent">,
  o: { caseId: string; what: BillCaseEventKind; facts: Prisma.InputJsonObject; operatorId?: string },
): Promise<void> {
  await tx.billCaseEvent.create({ data: { id: newId(), ...o } });
}

const sides = ({
  billFen,
  billState,
  ourFen,
  ourState,
}: Pick<Found, "billFen" | "billState" | "ourFen" | "ourState">) => ({
  ...{ billFen, billState, ourFen, ourState },
});

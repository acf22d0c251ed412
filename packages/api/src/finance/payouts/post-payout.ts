import { isDuplicate, type Transaction } from "@kaimu/db";
import { newId } from "../../platform/ids.ts";
import type { Fen } from "../../platform/money.ts";
import { dayIn } from "../../platform/show-time.ts";
import type { Owed } from "./owed.ts";

/** What one entry holds at most, well within the column. */
const mostOfEntry: Fen = 2_000_000_000;

/**
 * Writes a payout into the books, in the transaction that makes it one: the organizer's accounts against the bank. Fees kept on returns are paid out
 * first, the rest is of what was sold. False when it is there already.
 */
export async function postPayout(
  tx: Transaction,
  o: { payoutId: string; organizerId: string; amountFen: Fen; owed: Owed; at: Date },
): Promise<boolean> {
  const keptFen = Math.min(Math.max(o.owed.keptFen, 0), o.amountFen);
  const parts = [
    ...piecesOf(keptFen).map((amountFen) => ({ debit: "kept_fees" as const, amountFen })),
    ...piecesOf(o.amountFen - keptFen).map((amountFen) => ({ debit: "organizer_payable" as const, amountFen })),
  ];
  const id = newId();
  const legs = parts.length;
  try {
    await tx.ledgerTransaction.create({
      data: {
        ...{ id, fact: `payout_made:${o.payoutId}`, kind: "payout_made", orderId: null, organizerId: o.organizerId },
        ...{ at: o.at, day: dayIn(o.at, "Asia/Shanghai"), legs },
      },
    });
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
  await tx.ledgerEntry.createMany({
    data: parts.map(({ debit, amountFen }, position) => ({
      ...{ transactionId: id, legs, position, debit, debitOf: o.organizerId, credit: "bank" as const },
      ...{ creditOf: "platform", amountFen, orderLineId: null, performanceId: null },
    })),
  });
  return true;
}

/** A sum as entries hold it: whole entries and the rest, nothing for nothing. */
function piecesOf(fen: Fen): Fen[] {
  const whole = Math.floor(fen / mostOfEntry);
  const rest = fen - whole * mostOfEntry;
  return [...Array.from({ length: whole }, () => mostOfEntry), ...(rest > 0 ? [rest] : [])];
}

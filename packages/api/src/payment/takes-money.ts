import type { Transaction } from "@kaimu/db";

/** Whether some merchant account takes the money for an organizer's orders: its own, or the platform's. Without one nobody could pay. */
export async function takesMoneyFor(tx: Pick<Transaction, "merchantAccount">, organizerId: string): Promise<boolean> {
  return (await tx.merchantAccount.count({ where: { OR: [{ organizerId }, { organizerId: null }] } })) > 0;
}

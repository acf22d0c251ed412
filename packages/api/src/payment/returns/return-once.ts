import { isDuplicate, type Transaction } from "@kaimu/db";
import { AppError } from "../../platform/errors.ts";

/** Whether the account of an order has given tickets of its event back before. */
export async function usedUp(
  tx: Pick<Transaction, "buyerReturn">,
  o: { eventId: string; accountId: string },
): Promise<boolean> {
  const { eventId, accountId } = o;
  return (await tx.buyerReturn.count({ where: { eventId, accountId } })) > 0;
}

/** Writes that the account now has, once: of two at the same moment the second is refused. Throws RETURN_ONCE_ONLY. */
export async function useUp(
  tx: Pick<Transaction, "buyerReturn">,
  o: { eventId: string; accountId: string; refundId: string },
): Promise<void> {
  try {
    await tx.buyerReturn.create({ data: o });
  } catch (error) {
    if (isDuplicate(error)) throw new AppError("RETURN_ONCE_ONLY");
    throw error;
  }
}

import type { BatchTransaction } from "@kaimu/db";
import { AppError } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";

/** An order that uses a piece of a coupon. */
export interface CouponUse {
  couponId: string;
  orderId: string;
  accountId: string;
}

/**
 * Takes a piece of its coupon for each of these orders, inside their transaction, and says which cannot have one and why: COUPON_USED_UP, COUPON_USED_BY_YOU,
 * COUPON_OVER. Those must not be written; the others are not held up by them. A coupon's row is locked until the transaction ends, so that
 * whoever wants pieces of it takes turns; coupons come in the order of their ids, so that two transactions meet at the first.
 */
export async function takeCoupons(tx: BatchTransaction, uses: readonly CouponUse[]): Promise<Map<string, AppError>> {
  const refused = new Map<string, AppError>();
  const byCoupon = [...Map.groupBy(uses, (use) => use.couponId)].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [couponId, some] of byCoupon) {
    const coupon = await lockCoupon(tx, couponId);
    const known = await grantsOf(tx, couponId, some);
    const taken: { use: CouponUse; nth: number }[] = [];
    for (const use of some) {
      const own = known.filter(({ accountId }) => accountId === use.accountId);
      // Written before by a connection that broke at the commit: it has its piece, and its order is about to be found.
      if (own.some(({ orderId }) => orderId === use.orderId)) continue;
      const mine = [...own, ...taken.filter((one) => one.use.accountId === use.accountId)].map(({ nth }) => nth);
      const nth = Array.from({ length: coupon.perAccount }, (_, at) => at + 1).find((one) => !mine.includes(one));
      if (!coupon.open) refused.set(use.orderId, new AppError("COUPON_OVER"));
      else if (nth === undefined)
        refused.set(use.orderId, new AppError("COUPON_USED_BY_YOU", { facts: { perAccount: coupon.perAccount } }));
      else if (taken.length >= coupon.unused) refused.set(use.orderId, new AppError("COUPON_USED_UP"));
      else taken.push({ use, nth });
    }
    await take(tx, coupon, taken);
  }
  return refused;
}

async function lockCoupon(tx: BatchTransaction, couponId: string) {
  const [row] = await tx.select<{ pieces: number; used: number; perAccount: number; open: bigint | number; now: Date }>(
    `SELECT pieces, used, perAccount, NOW(3) AS now,
       stoppedAt IS NULL AND validFrom <= NOW(3) AND NOW(3) < validUntil AS open
     FROM coupons WHERE id = ? FOR UPDATE`,
    [couponId],
  );
  if (!row) throw new Error(`there is no coupon ${couponId}`);
  const { pieces, used, perAccount, now } = row;
  return { id: couponId, unused: pieces - used, perAccount, now, open: Number(row.open) === 1 };
}

/** What the accounts have of a coupon. Read after its lock was had: nobody else changes it now. */
function grantsOf(tx: BatchTransaction, couponId: string, uses: readonly CouponUse[]) {
  const accountIds = uses.map(({ accountId }) => accountId);
  return tx.select<{ accountId: string; nth: number; orderId: string }>(
    `SELECT accountId, nth, orderId FROM coupon_grants
     WHERE couponId = ? AND accountId IN (${accountIds.map(() => "?").join(",")})`,
    [couponId, ...accountIds],
  );
}

async function take(
  tx: BatchTransaction,
  { id: couponId, now }: { id: string; now: Date },
  taken: readonly { use: CouponUse; nth: number }[],
): Promise<void> {
  if (taken.length === 0) return;
  const changed = await tx.change("UPDATE coupons SET used = used + ? WHERE id = ? AND used + ? <= pieces", [
    ...[taken.length, couponId, taken.length],
  ]);
  if (changed !== 1) throw new Error(`coupon ${couponId} has not ${taken.length} pieces left`);
  await tx.insert(
    "coupon_grants",
    ["id", "couponId", "accountId", "nth", "orderId", "usedAt"],
    taken.map(({ use, nth }) => [newId(), couponId, use.accountId, nth, use.orderId, now]),
  );
}

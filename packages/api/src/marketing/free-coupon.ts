import type { Transaction } from "@kaimu/db";

/**
 * Lets the piece of a coupon that an order has used be used again, once however often it is called, inside the transaction that ends the order; false where it
 * has none. The coupon is locked before its piece, as by those who take one: the other way round they could wait for each other.
 */
export async function freeCoupon(
  tx: Pick<Transaction, "$queryRaw" | "$executeRaw">,
  orderId: string,
): Promise<boolean> {
  const [grant] = await tx.$queryRaw<
    { couponId: string }[]
  >`SELECT couponId FROM coupon_grants WHERE orderId = ${orderId}`;
  if (!grant) return false;
  const { couponId } = grant;
  await tx.$queryRaw`SELECT id FROM coupons WHERE id = ${couponId} FOR UPDATE`;
  const freed = await tx.$executeRaw`DELETE FROM coupon_grants WHERE orderId = ${orderId}`;
  if (freed === 0) return false;
  await tx.$executeRaw`UPDATE coupons SET used = used - 1 WHERE id = ${couponId}`;
  return true;
}

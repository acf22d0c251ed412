import type { Context } from "../context.ts";

/** Longer than any call to a gateway waits for its answer. */
const longestSeconds = 60;

/**
 * Makes a call to the gateway that may send a refund's money, and marks the refund with it for as long: meanwhile it can take no other way. A
 * process that dies in between leaves its mark for a minute. "another way" when the money goes over a bank account, and nothing is called.
 */
export async function whileAsking<T>(
  ctx: Pick<Context, "db">,
  refundId: string,
  call: () => Promise<T>,
): Promise<T | "another way"> {
  const marked = await ctx.db.$executeRaw`
    UPDATE refunds SET asking = IF(askingUntil > NOW(3), asking + 1, 1),
      askingUntil = NOW(3) + INTERVAL ${longestSeconds} SECOND
    WHERE id = ${refundId} AND method = 'original_way'`;
  if (marked === 0) return "another way";
  try {
    return await call();
  } finally {
    await ctx.db.$executeRaw`UPDATE refunds SET asking = asking - 1 WHERE id = ${refundId} AND asking > 0`;
  }
}

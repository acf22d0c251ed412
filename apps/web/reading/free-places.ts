import { serverCaller } from "@kaimu/site/server";
import type { PerformanceCard, TierAvailability } from "./answers.ts";

/**
 * Free places by tier of each performance that can be sold now. Null where it is not known (the stock is being rebuilt, or the store
 * does not answer): the page is shown all the same and the sale itself decides.
 */
export async function freePlaces(
  performances: readonly PerformanceCard[],
): Promise<Map<string, TierAvailability[] | null>> {
  const call = await serverCaller.web();
  const selling = performances.filter((one) => one.status === "on_sale");
  const answers = selling.map(async ({ id }) => {
    const free = await call.inventory.availability({ performanceId: id }).catch(() => null);
    return [id, free] as const;
  });
  return new Map(await Promise.all(answers));
}

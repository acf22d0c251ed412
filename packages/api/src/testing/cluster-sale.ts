import { hold } from "../inventory/index.ts";
import { saleKey } from "../inventory/unit-keys.ts";
import { placeOrder } from "../ordering/index.ts";
import { newId } from "../platform/ids.ts";
import { createBuyer, type TestShow } from "./factories.ts";
import { failOverToStale, startTestCluster } from "./test-cluster.ts";
import { testPlatform } from "./test-platform.ts";

/** What buyers do on a Redis Cluster of a test file's own, whose masters may be taken away. */
export async function clusterSale() {
  process.env.REDIS_URL = await startTestCluster();
  const { platform, system } = testPlatform();

  const wish = (show: TestShow, accountId: string, ...units: number[]) => ({
    performanceId: show.performanceId,
    accountId,
    clientKey: newId(),
    items: [{ offerId: show.standard, quantity: units.length, units }],
  });

  const order = (show: TestShow, accountId: string, holdId: string, count: number, ctx = system) =>
    placeOrder(ctx, {
      accountId,
      performanceId: show.performanceId,
      holdId,
      clientKey: newId(),
      expectedTotalFen: show.priceFen * count,
    });

  async function buy(show: TestShow, ...units: number[]): Promise<void> {
    const accountId = await createBuyer(system);
    const { id: holdId } = await hold(system, wish(show, accountId, ...units));
    await order(show, accountId, holdId, units.length);
  }

  const staleFailover = (show: TestShow, meanwhile: () => Promise<unknown>) =>
    failOverToStale(platform.redis, saleKey(show.performanceId), meanwhile);

  return { platform, system, wish, order, buy, staleFailover };
}

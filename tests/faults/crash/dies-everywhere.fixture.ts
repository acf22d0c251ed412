import { afterAll, beforeAll, expect, it } from "vitest";
import type { Gateway } from "../trades.ts";
import { type Outside, openOutside } from "./outside.ts";
import { type Purchase, purchase } from "./purchase.ts";

/**
 * A whole purchase, and a process that dies in it: once at each of its points (or of those that are like `which`), which are before and after
 * each thing that it does to Redis, MySQL, a gateway, Inngest or the SMS sender. Each time another process goes on where the outside stands, and
 * nothing is lost or done twice. A file for each gateway: they run side by side.
 */
export function diesEverywhere(gateway: Gateway, which = /./): void {
  let outside: Outside;
  beforeAll(async () => {
    outside = await openOutside();
  });
  afterAll(() => outside?.close());

  // It takes half a minute, and on a machine that is busy with other things as long as it takes.
  it(`a purchase through ${gateway} comes to the same wherever its process dies`, { timeout: 600_000 }, async () => {
    const all = await pointsOf(outside, gateway);
    const points = all.filter((one) => which.test(one));
    const listed = points.map((one) => `  ${one}`).join("\n");
    console.log(`${points.length} points of a purchase through ${gateway}:\n${listed}`);
    expect(points.length).toBeGreaterThan(20);

    const purchases: Purchase[] = [];
    for (const dieAt of points) purchases.push(await purchase(outside, { gateway, dieAt }));
    await outside.refundsArrived();
    for (const one of purchases) await one.end();
    // Every one of them has died, and at the point that was meant.
    expect(purchases.filter(({ fate }) => !fate.died).map(({ fate }) => fate.dieAt)).toEqual([]);
    const [seen, givenBack] = [purchases.map((one) => one.seen), purchases.map((one) => one.givenBack)];
    const findings = Object.values(await outside.audit({ seen, givenBack })).flat();
    expect(findings.map((finding) => withPoint(finding, purchases))).toEqual([]);
  });
}

/** The points of one purchase, from its first to its last. */
async function pointsOf(outside: Outside, gateway: Gateway): Promise<string[]> {
  // The first one of all also brings the scripts to Redis.
  const first = await purchase(outside, { gateway });
  const undisturbed = await purchase(outside, { gateway });
  await outside.refundsArrived();
  await first.end();
  await undisturbed.end();
  return undisturbed.fate.passed;
}

/** A finding, with where the process of its order has died. */
function withPoint(finding: string, purchases: Purchase[]): string {
  const found = purchases.find((one) => finding.includes(one.seen.orderId) || finding.includes(one.performanceId));
  return found ? `died ${found.fate.dieAt}: ${finding}` : finding;
}

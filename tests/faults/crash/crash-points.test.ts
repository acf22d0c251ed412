import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Gateway } from "../trades.ts";
import { type Outside, openOutside } from "./outside.ts";
import { type Purchase, purchase } from "./purchase.ts";

/*
 * A whole purchase, and a process that dies in it: once before and once after each thing that it does to Redis, MySQL, a gateway, Inngest or
 * the SMS sender. Each time another process goes on where the outside stands, and nothing is lost or done twice.
 */
let outside: Outside;
beforeAll(async () => {
  outside = await openOutside();
});
afterAll(() => outside?.close());

/** The points of one purchase, from its first to its last. */
async function pointsOf(gateway: Gateway): Promise<string[]> {
  // The first one of all also brings the scripts to Redis.
  const first = await purchase(outside, { gateway });
  const undisturbed = await purchase(outside, { gateway });
  await outside.refundsArrived();
  await first.end();
  await undisturbed.end();
  return undisturbed.fate.passed;
}

async function auditOf(purchases: Purchase[]) {
  const { seen, givenBack } = {
    seen: purchases.map((one) => one.seen),
    givenBack: purchases.map((one) => one.givenBack),
  };
  return outside.audit({ seen, givenBack });
}

describe.each(["alipay", "wechat"] as const)("a purchase paid through %s", (gateway) => {
  it("comes to the same wherever the process dies", async () => {
    const all = await pointsOf(gateway);
    // Before the first word to a gateway both purchases are the same.
    const points = gateway === "alipay" ? all : all.slice(all.findIndex((one) => one.startsWith("before wechat")));
    console.log(
      `${points.length} points of a purchase through ${gateway}:\n${points.map((one) => `  ${one}`).join("\n")}`,
    );
    expect(points.length).toBeGreaterThan(70);
    const purchases: Purchase[] = [];
    for (const dieAt of points) purchases.push(await purchase(outside, { gateway, dieAt }));
    await outside.refundsArrived();
    for (const one of purchases) await one.end();
    // Every one of them has died, and at the point that was meant.
    expect(purchases.filter(({ fate }) => !fate.died).map(({ fate }) => fate.dieAt)).toEqual([]);
    const findings = Object.values(await auditOf(purchases)).flat();
    expect(findings.map((finding) => withPoint(finding, purchases))).toEqual([]);
  }, 300_000);
});

/** A finding, with where the process of its order has died. */
function withPoint(finding: string, purchases: Purchase[]): string {
  const found = purchases.find((one) => finding.includes(one.seen.orderId) || finding.includes(one.performanceId));
  return found ? `died ${found.fate.dieAt}: ${finding}` : finding;
}

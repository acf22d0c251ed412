import { inDatabase } from "../e2e/kit/paid-order.ts";
import { holdPlaces, placeOrder } from "./buying.ts";
import { type Stage, visit } from "./walk.ts";

/** Sold for less, and by others: a coupon where an order is placed, and what an agent's link has sold. */
export async function pictureSelling(stage: Stage): Promise<void> {
  await pictureCoupon(stage);
  await buyByLink(stage);
  const agent = await visit(stage, "agent");
  for (const [path, name] of [
    ["/agency", "agency"],
    ["/agency/statement", "agency-statement"],
  ] as const) {
    await agent.page.goto(path);
    await agent.save(name);
  }
  await agent.page.context().close();
  const organizer = await visit(stage, "organizer");
  await organizer.page.goto("/coupons");
  await organizer.save("coupons");
  await organizer.page.context().close();
}

async function pictureCoupon(stage: Stage): Promise<void> {
  const { page, save } = await visit(stage, "newcomer");
  await holdPlaces(page);
  const coupon = page.getByRole("form", { name: "优惠券" });
  await coupon.getByLabel("优惠券").fill("KAIMU20");
  await coupon.getByRole("button", { name: "使用" }).click();
  await page.getByText(/^已用「/).waitFor();
  await save("coupon");
  await page.context().close();
}

/** Pays for two of the agent's places, having come by its link. */
async function buyByLink(stage: Stage): Promise<void> {
  const { agent, performanceId, eventId } = await inDatabase(async (db) => {
    const pool = await db.pool.findFirstOrThrow({ where: { kind: "agent", agentId: { not: null } } });
    const { id, eventId } = await db.performance.findUniqueOrThrow({ where: { id: pool.performanceId } });
    const agent = await db.agent.findUniqueOrThrow({ where: { id: pool.agentId ?? "" } });
    return { agent, performanceId: id, eventId };
  });
  const { page, save } = await visit(stage, "newcomer", "phone");
  await page.goto(`/a/${agent.code}/${eventId}`);
  await page.getByText(`由 ${agent.name} 代售`).waitFor();
  await save("agent-link");
  await page.goto(`/performances/${performanceId}`);
  for (let places = 0; places < 2; places++)
    await page
      .getByRole("button", { name: /^增加 / })
      .last()
      .click();
  await page.getByRole("button", { name: "选好了" }).click();
  await page.getByRole("button", { name: "提交订单" }).waitFor();
  await placeOrder(page);
  await page.getByRole("button", { name: "支付宝支付" }).click();
  await page.getByRole("button", { name: "确认支付" }).click();
  await page.waitForURL(/\/orders\/[^?]*$/);
  await page.getByRole("link", { name: "查看电子票" }).first().waitFor();
  await page.context().close();
}

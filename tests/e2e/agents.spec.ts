import { randomUUID } from "node:crypto";
import { signSession } from "@kaimu/api";
import { openDatabase } from "@kaimu/db";
import { expect, type Page, test } from "@playwright/test";
import { serious } from "./kit/axe.ts";
import { newBuyer, placeOrder } from "./kit/buyer.ts";
import { address, ownShow } from "./kit/platform.ts";

test.describe.configure({ timeout: 180_000 });

/** A show of which an agent has three places, and that agent, who gets 8 % of what it sells. */
async function soldByAgent() {
  const show = await ownShow({ places: 8, priceFen: 18_000 });
  const db = openDatabase(process.env.DATABASE_URL as string, 1);
  const { performanceId, organizerId } = show;
  const agent = { id: randomUUID(), code: randomUUID().slice(-12), name: "巷口票务", nameEn: "Corner Tickets" };
  const accountId = randomUUID();
  try {
    await db.agent.create({ data: { ...agent, createdBy: randomUUID() } });
    await db.account.create({ data: { id: accountId, audience: "organizer", displayName: "巷口" } });
    await db.agentMember.create({ data: { accountId, agentId: agent.id, addedBy: randomUUID() } });
    await db.commissionAgreement.create({
      data: {
        ...{ id: randomUUID(), agentId: agent.id, organizerId, permyriad: 800 },
        ...{ validFrom: new Date(Date.now() - 60_000), agreedBy: randomUUID() },
      },
    });
    await db.pool.create({
      data: {
        ...{ id: randomUUID(), performanceId, code: "agent", kind: "agent" as const },
        ...{ channels: ["agent"], agentId: agent.id },
      },
    });
    const runs = [
      { units: 5, tier: "ga", pool: "public" },
      { units: 3, tier: "ga", pool: "agent" },
    ];
    await db.performancePlan.updateMany({ where: { performanceId }, data: { runs } });
  } finally {
    await db.$disconnect();
  }
  return { show, agent, accountId };
}

/** Signs the agent's person in where agents work. */
async function agentSession(page: Page, accountId: string): Promise<void> {
  const session = { audience: "organizer" as const, accountId, sessionVersion: 1 };
  const value = await signSession(process.env.AUTH_SECRET ?? "", session);
  await page.context().addCookies([{ name: "kaimu.admin.session", value, url: address.admin }]);
}

test("a buyer comes by an agent's link, buys of its places, and the agent sees the order and its commission", async ({
  page,
}) => {
  const { show, agent, accountId } = await soldByAgent();
  await newBuyer(page);
  await page.goto(`${address.web}/a/${agent.code}/${show.eventId}`);
  await expect(page).toHaveURL(new RegExp(`/shows/${show.eventId}$`));
  await expect(page.getByText("由 巷口票务 代售")).toBeVisible();
  await page.getByRole("link", { name: /^购票/ }).first().click();
  await placeOrder(page, "通用票", 2);
  await page.getByRole("button", { name: "支付宝支付" }).click();
  await page.getByRole("button", { name: "确认支付" }).click();
  await page.waitForURL(/\/orders\//);
  await expect(page.getByText("已支付").first()).toBeVisible();

  await agentSession(page, accountId);
  await page.goto(address.admin);
  await expect(page).toHaveURL(/\/agency$/);
  await expect(page.getByText(`${address.web}/a/${agent.code}`)).toBeVisible();
  await expect(page.getByRole("img", { name: "销售链接的二维码" })).toBeVisible();
  const row = page.getByRole("row", { name: /测试演出/ });
  await expect(row.getByRole("cell")).toHaveText(["3", "2", "0", "1"]);
  expect(await serious(page)).toEqual([]);

  await page.getByRole("link", { name: "订单" }).click();
  await expect(page.getByRole("row", { name: /\*\*\*\*/ })).toHaveCount(1);
  await page.getByRole("link", { name: "结算单" }).click();
  // 8 % of twice 180.
  await expect(page.getByRole("row", { name: /合计/ })).toContainText("¥28.80");
  expect(await serious(page)).toEqual([]);
});

test("the link of an agent that has ended is refused, and who is on it can buy directly again", async ({ page }) => {
  const { show, agent } = await soldByAgent();
  await page.goto(`${address.web}/a/${agent.code}/${show.eventId}`);
  const db = openDatabase(process.env.DATABASE_URL as string, 1);
  await db.agent.update({ where: { id: agent.id }, data: { state: "ended", endedAt: new Date() } });
  await db.$disconnect();
  await page.goto(`${address.web}/a/${agent.code}`);
  await expect(page.getByRole("heading", { name: "这个代售链接已失效" })).toBeVisible();
  await page.getByRole("button", { name: "改为直接购买" }).click();
  await expect(page.getByText("由 巷口票务 代售")).toBeHidden();
});

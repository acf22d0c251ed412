import { expect, test } from "@playwright/test";
import { serious } from "./kit/axe.ts";
import { buyerAt, placeOrder } from "./kit/buyer.ts";
import { payByAlipay } from "./kit/paid-order.ts";
import { address, ownShow, smsWith } from "./kit/platform.ts";
import { giveToOrganizer, staffSession } from "./kit/staff.ts";

test("a buyer gives one of two tickets back, is told when the money is back, and the organizer finds it in the statement", async ({
  page,
  browser,
}) => {
  const show = await ownShow({ refundRule: { steps: [{ untilHoursBefore: 48, keepPercent: 20 }] } });
  const phone = await buyerAt(page, show);
  await placeOrder(page, "通用票", 2);
  await payByAlipay(page);
  await smsWith(phone, "已出票");
  await page.reload();

  const returns = page.getByRole("region", { name: "退票" });
  await returns.getByRole("button", { name: "申请退票" }).click();
  const dialog = page.getByRole("dialog", { name: "选择要退的票" });
  await expect(dialog.getByText(/前退票：收取票款 20%；之后不能退票/)).toBeVisible();
  await expect(dialog.getByText("¥288", { exact: true })).toBeVisible();
  await dialog.getByRole("checkbox").first().uncheck();
  await expect(dialog.getByText("-¥36", { exact: true })).toBeVisible();
  await dialog.getByRole("button", { name: "确认退票，退回 ¥144" }).click();
  await expect(returns.getByText(/^(退款中|已退回)$/)).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(returns.getByText("已退回", { exact: true })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await expect(returns.getByRole("listitem").filter({ hasText: "已退回" })).toContainText("¥144");
  expect((await smsWith(phone, "已原路退回")).params.amount).toBe("144.00");

  // One ticket is left.
  await page.getByRole("link", { name: "查看电子票" }).first().click();
  await expect(page.getByRole("listitem").filter({ hasText: "出示二维码" })).toHaveCount(1);

  await giveToOrganizer(show);
  const office = await (await browser.newContext()).newPage();
  await staffSession(office, "organizer");
  await office.goto(`${address.admin}/settlement?organizer=${show.organizerId}`);
  const row = office.getByRole("row").filter({ hasText: "测试演出" });
  await expect(row).toContainText("¥360");
  await expect(row).toContainText("¥180");
  await expect(row).toContainText("¥216");
  const [file] = await Promise.all([
    office.waitForEvent("download"),
    office.getByRole("link", { name: "下载 CSV" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^kaimu-statement-.*\.csv$/);
});

test("an operator gives goodwill: a little at once, more only with a second person", async ({ page, browser }) => {
  const show = await ownShow({ priceFen: 50_000 });
  await buyerAt(page, show);
  await placeOrder(page, "通用票", 1);
  await payByAlipay(page);
  const orderId = new URL(page.url()).pathname.split("/").at(-1) ?? "";

  const ops = await (await browser.newContext()).newPage();
  await staffSession(ops, "operator");
  await ops.goto(`${address.ops}/goodwill`);
  const give = async (yuan: string) => {
    await ops.getByLabel("订单编号").fill(orderId);
    await ops.getByLabel("金额（元）").fill(yuan);
    await ops.getByLabel("原因").fill("座位视线受阻");
    await ops.getByRole("button", { name: "提交" }).first().click();
    await ops.getByRole("dialog").getByRole("button", { name: "提交" }).click();
    await expect(ops.getByRole("dialog")).toBeHidden();
  };
  await give("200");
  await expect(ops.getByText("已提交退款")).toBeVisible();
  await give("0.01");
  await expect(ops.getByText("已提交，等待另一人批准")).toBeVisible();
  const gifts = ops.getByRole("row").filter({ hasText: orderId.slice(-14) });
  await expect(gifts.filter({ hasText: "已批准" })).toHaveCount(1);
  await expect(gifts.filter({ hasText: "需另一人批准" })).toHaveCount(1);

  const returns = page.getByRole("region", { name: "退票" });
  await expect(async () => {
    await page.reload();
    await expect(returns.getByText("已退回", { exact: true })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await expect(returns.getByRole("listitem").filter({ hasText: "已退回" })).toContainText("¥200");
});

test("axe finds nothing serious on the pages about money", async ({ page }) => {
  const found: string[] = [];
  await staffSession(page, "organizer");
  await staffSession(page, "operator");
  for (const path of [
    `${address.admin}/settlement`,
    ...["ledger", "fees", "goodwill"].map((at) => `${address.ops}/${at}`),
  ]) {
    await page.goto(path);
    found.push(...(await serious(page)));
  }
  expect(found).toEqual([]);
});

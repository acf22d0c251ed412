import { expect, type Page, test } from "@playwright/test";
import { serious } from "./kit/axe.ts";
import { buyerAt, choose } from "./kit/buyer.ts";
import { payByAlipay } from "./kit/paid-order.ts";
import { address, ownShow, smsWith } from "./kit/platform.ts";
import { giveToOrganizer, staffSession } from "./kit/staff.ts";

const newCode = () => `E2E${Math.random().toString(36).slice(2, 10).toUpperCase()}`;

/** Makes a coupon of so much off, three in all, on the page it is made on. */
async function makeCoupon(page: Page, o: { code: string; amount: string; minimum?: string }): Promise<void> {
  await page.getByRole("button", { name: "新建优惠券" }).click();
  const form = page.getByRole("form", { name: "新建优惠券" });
  await form.getByLabel("名称（中文）").fill("新年礼券");
  await form.getByLabel("名称（英文）").fill("New year coupon");
  await form.getByLabel("优惠码").fill(o.code);
  await form.getByLabel("减多少（元）").fill(o.amount);
  await form.getByLabel(/满多少可用/).fill(o.minimum ?? "0");
  await form.getByLabel("开始时间（北京时间）").fill("2020-01-01T00:00");
  await form.getByRole("button", { name: "创建" }).click();
  await expect(form.getByRole("alert")).toContainText("请填写完整");
  await form.getByLabel("结束时间（北京时间）").fill("2099-01-01T00:00");
  await form.getByLabel("总张数").fill("3");
  await form.getByRole("button", { name: "创建" }).click();
  await expect(page.getByRole("row").filter({ hasText: o.code })).toContainText("使用中");
}

test("a buyer orders with an organizer's coupon, gives one ticket back, and the organizer finds both in the statement", async ({
  page,
  browser,
}) => {
  const show = await ownShow({ refundRule: { steps: [{ untilHoursBefore: 48, keepPercent: 20 }] } });
  await giveToOrganizer(show);
  const office = await (await browser.newContext()).newPage();
  await staffSession(office, "organizer");
  await office.goto(`${address.admin}/coupons?organizer=${show.organizerId}`);
  const code = newCode();
  await makeCoupon(office, { code, amount: "50", minimum: "300" });
  expect(await serious(office)).toEqual([]);

  const phone = await buyerAt(page, show);
  await choose(page, "通用票", 2);
  await page.getByRole("button", { name: "选好了" }).click();
  const coupon = page.getByRole("form", { name: "优惠券" });
  await coupon.getByLabel("优惠券").fill("NOSUCHCODE");
  await coupon.getByRole("button", { name: "使用" }).click();
  await expect(coupon.getByRole("alert")).toContainText("没有这个优惠码");
  await coupon.getByLabel("优惠券").fill(code.toLowerCase());
  await coupon.getByRole("button", { name: "使用" }).click();
  await expect(page.getByText("已用「新年礼券」，减 ¥50")).toBeVisible();
  for (const sum of ["¥360", "¥310"])
    await expect(page.getByText(sum, { exact: true }).filter({ visible: true }).first()).toBeVisible();
  expect(await serious(page)).toEqual([]);
  await page.getByRole("button", { name: "提交订单" }).click();
  await page.waitForURL(/\/orders\//);
  const lines = page.getByRole("region", { name: "明细" });
  await expect(lines).toContainText("-¥50");
  await expect(lines).toContainText("¥310");

  await payByAlipay(page);
  await smsWith(phone, "已出票");
  await page.reload();
  const returns = page.getByRole("region", { name: "退票" });
  await returns.getByRole("button", { name: "申请退票" }).click();
  const dialog = page.getByRole("dialog", { name: "选择要退的票" });
  await dialog.getByRole("checkbox").first().uncheck();
  // A fifth of the ¥155 that were paid for it is kept.
  await dialog.getByRole("button", { name: "确认退票，退回 ¥124" }).click();
  await expect(returns.getByText(/^(退款中|已退回)$/)).toBeVisible();

  await office.goto(`${address.admin}/settlement?organizer=${show.organizerId}`);
  const row = office.getByRole("row").filter({ hasText: "测试演出" });
  // Sold ¥360, returned ¥180, coupons ¥25 of what is left, and ¥31 kept.
  for (const fen of ["¥360", "¥180", "¥25", "¥31", "¥186"]) await expect(row).toContainText(fen);
  await office.goto(`${address.admin}/coupons?organizer=${show.organizerId}`);
  await expect(office.getByRole("row").filter({ hasText: code })).toContainText("1 / 3");
});

test("an operator stops a coupon of the platform's: who has tried it on hears so, and orders without it", async ({
  page,
  browser,
}) => {
  const ops = await (await browser.newContext()).newPage();
  await staffSession(ops, "operator");
  await ops.goto(`${address.ops}/coupons`);
  const code = newCode();
  await makeCoupon(ops, { code, amount: "30" });
  expect(await serious(ops)).toEqual([]);

  const show = await ownShow();
  await buyerAt(page, show);
  await choose(page, "通用票", 1);
  await page.getByRole("button", { name: "选好了" }).click();
  const coupon = page.getByRole("form", { name: "优惠券" });
  await coupon.getByLabel("优惠券").fill(code);
  await coupon.getByRole("button", { name: "使用" }).click();
  await expect(page.getByText("减 ¥30")).toBeVisible();
  await ops.getByRole("button", { name: `停用 ${code}` }).click();
  const dialog = ops.getByRole("dialog", { name: "停用「新年礼券」？" });
  await expect(dialog).toContainText("剩余 3 张");
  await dialog.getByRole("button", { name: "停用", exact: true }).click();
  await expect(ops.getByRole("row").filter({ hasText: code })).toContainText("已停用");

  await page.getByRole("button", { name: "提交订单" }).click();
  await expect(coupon.getByRole("alert")).toContainText("已过期或已停用");
  await page.getByRole("button", { name: "提交订单" }).click();
  await page.waitForURL(/\/orders\//);
  await expect(page.getByRole("region", { name: "明细" })).toContainText("¥180");
});

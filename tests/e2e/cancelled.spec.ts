import { openDatabase } from "@kaimu/db";
import { type Browser, expect, type Page, test } from "@playwright/test";
import type { TestShow } from "../../packages/api/src/testing/factories.ts";
import { serious } from "./kit/axe.ts";
import { buyerAt, placeOrder } from "./kit/buyer.ts";
import { payByAlipay } from "./kit/paid-order.ts";
import { address, ownShow, smsWith } from "./kit/platform.ts";
import { giveToOrganizer, staffSession } from "./kit/staff.ts";

test("an organizer cancels a performance: buyers have all of it back, and an operator tries again what a gateway refused", async ({
  page,
  browser,
}) => {
  test.slow();
  const show = await ownShow({ refundRule: { steps: [] } });
  const phone = await paidOrder(page, show, 2);
  const other = await (await browser.newContext()).newPage();
  await paidOrder(other, show, 1);
  const refusing = await refuseRefunds(orderOf(other));

  const office = await organizerAt(browser, show);
  await expect(office.getByText("¥540").first()).toBeVisible();
  await office.getByLabel("原因（中文，购票人可见）").fill("台风登陆");
  await office.getByLabel("原因（英文）").fill("A typhoon");
  const confirm = office.getByLabel("为确认，请输入已付款订单数 2");
  await confirm.fill("3");
  await office.getByRole("button", { name: "取消演出并退款" }).click();
  await expect(office.getByText("与已付款订单数不同")).toBeVisible();
  expect(await serious(office)).toEqual([]);
  await confirm.fill("2");
  await office.getByRole("button", { name: "取消演出并退款" }).click();
  // Two orders may be done before the page is drawn anew.
  await expect(office.getByText(/^已取消，(正在退款|退款已处理完)$/)).toBeVisible();

  await page.goto(`${address.web}/shows/${show.eventId}`);
  await expect(page.getByRole("region", { name: "场次" }).getByText("原因：台风登陆")).toBeVisible();
  await expect(page.getByRole("link", { name: /购买/ })).toHaveCount(0);
  expect((await smsWith(phone, "演出已取消")).params.event).toBe("测试演出");
  expect((await smsWith(phone, "已原路退回")).params.amount).toBe("360.00");
  await page.goto(`${address.web}/orders/${await onlyOrder(page)}`);
  const notice = page.getByRole("listitem").filter({ hasText: "本场已取消" });
  await expect(notice.getByText("已退回", { exact: true })).toBeVisible();
  await expect(notice.getByText("¥360")).toBeVisible();
  expect(await serious(page)).toEqual([]);

  // The other one's money is not back, and nobody tells her that it is.
  await other.reload();
  await expect(other.getByRole("listitem").filter({ hasText: "本场已取消" }).getByText("退款中")).toBeVisible();

  const ops = await (await browser.newContext()).newPage();
  await staffSession(ops, "operator");
  await ops.goto(`${address.ops}/called-off`);
  await ops.locator(`a[href="/called-off/${await bulkReturnOf(show)}"]`).click();
  await expect(ops.getByRole("progressbar", { name: "退款进度" })).toHaveAttribute("aria-valuenow", "100");
  const failed = ops.getByRole("row").filter({ hasText: "ACQ.TRADE_NOT_ALLOW_REFUND" });
  await expect(failed).toContainText("¥180");
  expect(await serious(ops)).toEqual([]);
  await refusing.end();
  await failed.getByRole("button", { name: /重试/ }).click();
  await ops
    .getByRole("dialog", { name: /重试这一单/ })
    .getByRole("button", { name: "重试" })
    .click();
  await expect(ops.getByText("没有失败的订单")).toBeVisible({ timeout: 20_000 });
  await expect(async () => {
    await other.reload();
    await expect(other.getByText("已退回", { exact: true }).first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await office.reload();
  await expect(office.getByText("2 / 2 单已处理")).toBeVisible();
});

test("buyers of a postponed performance keep or give back until the deadline", async ({ page, browser }) => {
  test.slow();
  const show = await ownShow({ refundRule: { steps: [] } });
  const phone = await paidOrder(page, show, 1);
  const keeper = await (await browser.newContext()).newPage();
  await paidOrder(keeper, show, 1);

  const ops = await (await browser.newContext()).newPage();
  await staffSession(ops, "operator");
  await ops.goto(`${address.ops}/sales/${show.performanceId}`);
  await ops.getByRole("link", { name: "取消或延期" }).click();
  await expect(ops.getByText("2 个已付款订单、2 张票、¥360；0 个待付款订单将关闭。")).toBeVisible();
  await ops.getByLabel("要做什么").selectOption("延期到确定的新日期");
  await ops.getByLabel("新的开演时间").fill("2031-05-01T19:30");
  await ops.getByLabel("选择截止").fill("2031-04-01T12:00");
  await ops.getByLabel("原因（中文，购票人可见）").fill("场馆检修");
  await ops.getByLabel("原因（英文）").fill("Repairs of the hall");
  await ops.getByLabel("为确认，请输入已付款订单数 2").fill("2");
  expect(await serious(ops)).toEqual([]);
  await ops.getByRole("button", { name: "延期并通知购票人" }).click();
  await ops.waitForURL(/\/called-off\//);
  await expect(ops.getByText("0 / 2 单已处理")).toBeVisible();

  const sms = await smsWith(phone, "演出延期");
  expect(sms.text).toContain("新时间：5月1日");
  const notice = (of: Page) => of.getByRole("listitem").filter({ hasText: "本场已延期" });
  await page.reload();
  await expect(notice(page).getByText("请选择", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "全额退款 ¥180" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "全额退款 ¥180" }).click();
  await expect(notice(page).getByText(/^(退款中|已退回)$/)).toBeVisible();
  expect((await smsWith(phone, "已原路退回")).params.amount).toBe("180.00");

  await keeper.reload();
  await keeper.getByRole("button", { name: "保留门票" }).click();
  await expect(notice(keeper).getByText("票已保留")).toBeVisible();
  await keeper.goto(`${address.web}/tickets`);
  await keeper.getByRole("link", { name: "测试演出" }).click();
  await expect(keeper.getByRole("status").filter({ hasText: "本场已延期" })).toContainText("新时间 2031年5月1日");
  await expect(keeper.getByRole("img", { name: /二维码/ })).toBeVisible();
  const office = await organizerAt(browser, show);
  await expect(office.getByText("已延期，购票人正在选择")).toBeVisible();
  await expect(office.getByText("2 / 2 单已处理")).toBeVisible({ timeout: 20_000 });
});

/** A new buyer's paid order with its tickets; the page ends on it. Returns the buyer's phone number. */
async function paidOrder(page: Page, show: TestShow, quantity: number): Promise<string> {
  const phone = await buyerAt(page, show);
  await placeOrder(page, "通用票", quantity);
  await payByAlipay(page);
  await smsWith(phone, "已出票");
  return phone;
}

const orderOf = (page: Page) => new URL(page.url()).pathname.split("/").at(-1) ?? "";

/** The one order that the buyer of a page has, by his list of orders. */
async function onlyOrder(page: Page): Promise<string> {
  await page.goto(`${address.web}/orders`);
  const href = await page
    .getByRole("link", { name: /测试演出/ })
    .first()
    .getAttribute("href");
  return href?.split("/").at(-1) ?? "";
}

/** The show's organizer on the page that calls it off. */
async function organizerAt(browser: Browser, show: TestShow): Promise<Page> {
  await giveToOrganizer(show);
  const office = await (await browser.newContext()).newPage();
  await staffSession(office, "organizer");
  await office.goto(`${address.admin}/shows/${show.eventId}/performances`);
  await office.getByRole("link", { name: "取消或延期" }).click();
  await expect(office.getByRole("heading", { name: "取消或延期" }).first()).toBeVisible();
  return office;
}

/** Which bulk return a show has: in the list all shows of these tests have the same name. */
async function bulkReturnOf({ performanceId }: TestShow): Promise<string> {
  const db = openDatabase(process.env.DATABASE_URL as string, 1);
  const { id } = await db.bulkReturn.findFirstOrThrow({ where: { performanceId } });
  await db.$disconnect();
  return id;
}

/** Lets the gateway refuse the refunds of an order, until it is ended. */
async function refuseRefunds(orderId: string): Promise<{ end(): Promise<void> }> {
  const db = openDatabase(process.env.DATABASE_URL as string, 1);
  const { outTradeNo } = await db.payment.findFirstOrThrow({ where: { orderId } });
  await db.$disconnect();
  const set = async (faults: object | null) => {
    const at = `${new URL(process.env.ALIPAY_GATEWAY as string).origin}/control`;
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify({ out_trade_no: outTradeNo, faults });
    const { ok } = await fetch(at, { method: "POST", headers, body });
    expect(ok).toBe(true);
  };
  await set({ refund: { what: "rejected" } });
  return { end: () => set(null) };
}

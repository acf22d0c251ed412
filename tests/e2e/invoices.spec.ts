import { randomUUID } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { serious } from "./kit/axe.ts";
import { buyerAt, placeOrder } from "./kit/buyer.ts";
import { payByAlipay } from "./kit/paid-order.ts";
import { address, ownShow, smsWith } from "./kit/platform.ts";
import { giveToOrganizer, staffSession } from "./kit/staff.ts";

/** Sets what goes wrong at the invoicing sandbox with the invoices to a title. */
async function fault(of: string, what: "refused" | "mismatch" | null): Promise<void> {
  const answer = await fetch(`${process.env.INVOICE_ENDPOINT}/control`, {
    method: "POST",
    body: JSON.stringify({ of, fault: what && { what } }),
  });
  expect(answer.status).toBe(200);
}

async function payFor(page: Page, tickets: number): Promise<string> {
  const show = await ownShow({ refundRule: { steps: [{ untilHoursBefore: 48, keepPercent: 20 }] } });
  const phone = await buyerAt(page, show);
  await placeOrder(page, "通用票", tickets);
  await payByAlipay(page);
  await smsWith(phone, "已出票");
  await page.reload();
  await giveToOrganizer(show);
  return show.organizerId;
}

/** Reloads until an invoice says so. */
async function said(page: Page, words: string): Promise<void> {
  const invoices = page.getByRole("region", { name: "电子发票" });
  await expect(async () => {
    await page.reload();
    await expect(invoices.getByText(words, { exact: true }).first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
}

test("a buyer asks for a company's invoice, gets it by mail and as a PDF, and a new one when a ticket goes back", async ({
  page,
  browser,
}) => {
  const organizerId = await payFor(page, 3);
  const invoices = page.getByRole("region", { name: "电子发票" });
  await expect(invoices.getByText(/可开 ¥540/)).toBeVisible();
  await invoices.getByRole("button", { name: "申请发票" }).click();
  const dialog = page.getByRole("dialog", { name: "申请发票" });
  const mail = `${randomUUID()}@example.com`;
  await dialog.getByRole("radio", { name: "单位" }).check();
  await dialog.getByLabel("单位名称").fill("某某文化有限公司");
  await dialog.getByLabel("统一社会信用代码").fill("91350100M000100Y44");
  await dialog.getByLabel("接收邮箱").fill(mail);
  await dialog.getByRole("button", { name: "提交" }).click();
  await expect(dialog.getByText("统一社会信用代码不正确")).toBeVisible();
  expect(await serious(page)).toEqual([]);
  await dialog.getByLabel("统一社会信用代码").fill("91350100M000100Y43");
  await dialog.getByRole("button", { name: "提交" }).click();
  await expect(dialog).toBeHidden();
  await said(page, "已开具");
  await expect(invoices.getByRole("button", { name: "申请发票" })).toHaveCount(0);
  expect(await serious(page)).toEqual([]);

  const href = (await invoices.getByRole("link", { name: "下载 PDF" }).getAttribute("href")) ?? "";
  const pdf = await page.request.get(new URL(href, address.web).href);
  expect(pdf.headers()["content-type"]).toBe("application/pdf");
  await expect(async () => {
    const { mails } = (await (await fetch(`${address.mailbox}/mails?to=${mail}`)).json()) as { mails: object[] };
    expect(mails).toHaveLength(1);
  }).toPass({ timeout: 20_000 });

  const returns = page.getByRole("region", { name: "退票" });
  await returns.getByRole("button", { name: "申请退票" }).click();
  const giving = page.getByRole("dialog", { name: "选择要退的票" });
  await giving.getByRole("checkbox").first().uncheck();
  await giving.getByRole("checkbox").nth(1).uncheck();
  await giving.getByRole("button", { name: /确认退票/ }).click();
  await said(page, "已红冲");
  await said(page, "已开具");
  const [red, fresh] = [invoices.getByRole("listitem").first(), invoices.getByRole("listitem").nth(1)];
  await expect(red).toContainText("红字发票");
  await expect(fresh).toContainText("¥360");
  await expect(fresh).toContainText("91350100M000100Y43");

  const office = await (await browser.newContext()).newPage();
  await staffSession(office, "organizer");
  await office.goto(`${address.admin}/settlement/invoices?organizer=${organizerId}`);
  await expect(office.getByRole("row").filter({ hasText: "某某文化有限公司" })).toHaveCount(2);
  expect(await serious(office)).toEqual([]);
  await office.goto(`${address.admin}/settlement/invoices?organizer=${organizerId}&state=reversed`);
  await expect(office.getByRole("row").filter({ hasText: "某某文化有限公司" })).toHaveCount(1);
});

test("an invoice that the service refuses is tried again by an operator", async ({ page, browser }) => {
  await payFor(page, 1);
  const title = `拒开-${randomUUID()}`;
  await fault(title, "refused");
  await page.getByRole("region", { name: "电子发票" }).getByRole("button", { name: "申请发票" }).click();
  const dialog = page.getByRole("dialog", { name: "申请发票" });
  await dialog.getByLabel(/^抬头/).fill(title);
  await dialog.getByLabel("接收邮箱").fill("a@example.com");
  await dialog.getByRole("button", { name: "提交" }).click();
  await expect(dialog).toBeHidden();
  const orderId = new URL(page.url()).pathname.split("/").at(-1) ?? "";

  const ops = await (await browser.newContext()).newPage();
  await staffSession(ops, "operator");
  const row = ops.getByRole("row").filter({ hasText: orderId.slice(-14) });
  await expect(async () => {
    await ops.goto(`${address.ops}/invoices?state=failed`);
    await expect(row).toContainText("开票被税务系统拒绝", { timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  expect(await serious(ops)).toEqual([]);
  await expect(row).not.toContainText(title);
  await fault(title, null);
  await row.getByRole("button", { name: "再试一次" }).click();
  await ops.getByRole("dialog").getByRole("button", { name: "再试一次" }).click();
  await expect(row).toHaveCount(0);
  await said(page, "已开具");
});

test("a buyer corrects the company's name that the tax system refuses, and gets the invoice", async ({
  page,
  browser,
}) => {
  await payFor(page, 1);
  const wrong = `写错-${randomUUID()}`;
  await fault(wrong, "mismatch");
  const invoices = page.getByRole("region", { name: "电子发票" });
  await invoices.getByRole("button", { name: "申请发票" }).click();
  const asking = page.getByRole("dialog", { name: "申请发票" });
  await asking.getByRole("radio", { name: "单位" }).check();
  await asking.getByLabel("单位名称").fill(wrong);
  await asking.getByLabel("统一社会信用代码").fill("91350100M000100Y43");
  await asking.getByLabel("接收邮箱").fill("a@example.com");
  await asking.getByRole("button", { name: "提交" }).click();
  await expect(asking).toBeHidden();
  await said(page, "抬头或税号有误");
  expect(await serious(page)).toEqual([]);

  const ops = await (await browser.newContext()).newPage();
  await staffSession(ops, "operator");
  await ops.goto(`${address.ops}/invoices?state=failed`);
  await expect(ops.getByRole("row").filter({ hasText: wrong })).toContainText("等购票人更正");

  await invoices.getByRole("button", { name: "更正并重新提交" }).click();
  const dialog = page.getByRole("dialog", { name: "更正并重新提交" });
  await expect(dialog.getByLabel("单位名称")).toHaveValue(wrong);
  await expect(dialog.getByLabel("接收邮箱")).toHaveValue("a@example.com");
  await dialog.getByLabel("单位名称").fill("某某文化有限公司");
  await dialog.getByRole("button", { name: "提交" }).click();
  await expect(dialog).toBeHidden();
  await said(page, "已开具");
  await expect(invoices).toContainText("某某文化有限公司");

  const orderId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await ops.goto(`${address.ops}/orders/${orderId}`);
  for (const moment of ["申请发票 ¥180", "发票未开具", "更正发票抬头或税号", "开具发票 ¥180"])
    await expect(ops.getByText(moment)).toBeVisible();
});

test("the order's page asks for an invoice in English too", async ({ page }) => {
  await payFor(page, 1);
  await page.context().addCookies([{ name: "kaimu.locale", value: "en", url: address.web }]);
  await page.reload();
  const invoice = page.getByRole("region", { name: "Invoice" });
  await invoice.getByRole("button", { name: "Ask for an invoice" }).click();
  await page.getByRole("dialog").getByLabel("Mail address it goes to").fill("a@example.com");
  await page.getByRole("dialog").getByRole("button", { name: "Submit" }).click();
  await expect(async () => {
    await page.reload();
    await expect(invoice.getByText("Issued", { exact: true })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
});

import { expect, test } from "@playwright/test";
import { keepDeadLetter } from "../../packages/api/src/platform/dead-letters.ts";
import { serious } from "./kit/axe.ts";
import { inDatabase, paidOrder, turnSwitch } from "./kit/paid-order.ts";
import { address, smsWith } from "./kit/platform.ts";
import { secondOperator, staffSession } from "./kit/staff.ts";

test("a difference in a gateway's bill is found, shown with its order, and resolved by an operator", async ({
  page,
  browser,
}, { project }) => {
  const { orderId, outTradeNo } = await paidOrder(page);
  // A day of this run's own: what the other project does stands in another bill.
  const days = project.name === "phone" ? 60 : 40;
  await turnSwitch("/control/age", { out_trade_no: outTradeNo, days });
  await inDatabase((db) => db.payment.update({ where: { outTradeNo }, data: { paidFen: 49_000 } }));
  const day = new Date(Date.now() + 8 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10);

  const ops = await (await browser.newContext({ viewport: page.viewportSize() })).newPage();
  await staffSession(ops, "operator");
  await ops.goto(`${address.ops}/bills`);
  await ops.getByLabel("日期（北京时间）").fill(day);
  const compare = ops.getByRole("group", { name: "比较某一天" });
  await compare.getByRole("button", { name: `比较 支付宝 ${day}` }).click();
  await compare.getByRole("dialog").getByRole("button", { name: "比较" }).click();
  await compare.getByRole("link", { name: "已比较 1 笔，1 处未处理" }).click();
  await ops.getByRole("link", { name: "收款金额不同" }).click();
  await expect(ops.getByRole("heading", { name: "收款金额不同" })).toBeVisible();
  await expect(ops.getByRole("row", { name: /金额/ })).toContainText("490.00");

  await ops.getByRole("button", { name: /^向渠道查询/ }).click();
  await ops.getByRole("dialog").getByRole("button", { name: "向渠道查询" }).click();
  await expect(ops.getByText("渠道已收款 ¥500")).toBeVisible();
  expect(await serious(ops)).toEqual([]);
  await ops.getByLabel("原因").selectOption("corrected_by_hand");
  await ops.getByLabel("说明").fill("演练：金额写错");
  await ops.getByRole("button", { name: "处理完毕" }).click();
  await ops.getByRole("dialog").getByRole("button", { name: "处理完毕" }).click();
  await expect(ops.getByText("已人工更正：演练：金额写错")).toBeVisible();

  await ops.getByRole("link", { name: `…${orderId.slice(-14)}` }).click();
  await expect(ops.getByRole("heading", { name: "订单经过" })).toBeVisible();
  await expect(ops.getByText(/^对账发现差异：收款金额不同/)).toBeVisible();
  await expect(ops.getByText("支付宝收款 ¥490")).toBeVisible();
  await expect(ops.getByText("出票 1 张")).toBeVisible();
  expect(await serious(ops)).toEqual([]);
});

test("a refund that the gateway refuses goes over a bank account, with two people, and its buyer is told", async ({
  page,
  browser,
}) => {
  const { orderId, outTradeNo, phone } = await paidOrder(page);
  await turnSwitch("/control", { out_trade_no: outTradeNo, faults: { refund: { what: "rejected" } } });
  const viewport = page.viewportSize();
  const first = await (await browser.newContext({ viewport })).newPage();
  await staffSession(first, "operator");
  await first.goto(`${address.ops}/goodwill`);
  await first.getByLabel("订单编号").fill(orderId);
  await first.getByLabel("金额（元）").fill("100");
  await first.getByLabel("原因").fill("座位视线受阻");
  await first.getByRole("button", { name: "提交" }).first().click();
  await first.getByRole("dialog").getByRole("button", { name: "提交" }).click();
  await expect(first.getByText("已提交退款")).toBeVisible();

  const failed = () => inDatabase((db) => db.refund.findFirst({ where: { orderId, state: "failed" } }));
  await expect.poll(async () => (await failed())?.state, { timeout: 20_000 }).toBe("failed");
  const refundId = (await failed())?.id ?? "";
  await first.goto(`${address.ops}/refunds/${refundId}`);
  await first.getByLabel("收款人姓名").fill("韩梅梅");
  await first.getByLabel("开户银行").fill("中国银行上海分行");
  await first.getByLabel("银行账号").fill("6222 0212 3456 7890 123");
  await first.getByRole("button", { name: "改为银行转账" }).click();
  await first.getByRole("dialog").getByRole("button", { name: "改为银行转账" }).click();
  await expect(first.getByText("由您登记，需另一位运营人员汇出并确认")).toBeVisible();
  await expect(first.getByText("**** 0123")).toBeVisible();

  const second = await (await browser.newContext({ viewport })).newPage();
  await secondOperator(second);
  await second.goto(`${address.ops}/refunds/${refundId}`);
  await second.getByRole("button", { name: "显示完整账号" }).click();
  await second.getByRole("dialog").getByRole("button", { name: "显示完整账号" }).click();
  await expect(second.getByText("6222021234567890123")).toBeVisible();
  expect(await serious(second)).toEqual([]);
  await second.getByLabel("银行流水号").fill(`E2E-${refundId}`);
  await second.getByRole("button", { name: "确认已汇出" }).click();
  await second.getByRole("dialog").getByRole("button", { name: "确认已汇出" }).click();
  await expect(second.getByText("已汇出", { exact: true })).toBeVisible();
  expect((await smsWith(phone, "银行转账")).params.amount).toBe("100.00");
  await second.goto(`${address.ops}/orders/${orderId}`);
  await expect(second.getByText("退款完成 ¥100：银行转账")).toBeVisible();
});

test("a job that failed for good is run again by an operator and is done, another is ended with a note", async ({
  page,
  browser,
}) => {
  const { orderId } = await paidOrder(page);
  const fail = (job: string, id: string) =>
    inDatabase((db) =>
      keepDeadLetter(db, {
        ...{ job, runId: `${job}-${id}`, error: "Error: 演练", tries: 11 },
        event: { id, name: "order/paid", data: { orderId: id } },
      }),
    );
  await fail("issue-tickets", orderId);
  await fail("close-other-ways-to-pay", orderId);
  const ops = await (await browser.newContext({ viewport: page.viewportSize() })).newPage();
  await staffSession(ops, "operator");
  await ops.goto(`${address.ops}/jobs`);
  expect(await serious(ops)).toEqual([]);
  const row = (job: string) => ops.getByRole("row").filter({ hasText: job }).filter({ hasText: orderId });
  await row("issue-tickets").getByRole("button", { name: "再次运行 issue-tickets" }).click();
  await row("issue-tickets").getByRole("dialog").getByRole("button", { name: "再次运行" }).click();
  await row("close-other-ways").getByRole("button", { name: "了结 close-other-ways-to-pay" }).click();
  const dialog = row("close-other-ways").getByRole("dialog");
  await dialog.getByLabel("说明").fill("订单已付清，无需再关");
  await dialog.getByRole("button", { name: "了结" }).click();
  await expect(row("close-other-ways")).toHaveCount(0);
  await expect(async () => {
    await ops.goto(`${address.ops}/jobs?state=done`);
    await expect(row("issue-tickets")).toContainText("再次运行成功", { timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await expect(row("close-other-ways")).toContainText("订单已付清，无需再关");
  // Run again, it has issued no second ticket.
  expect(await inDatabase((db) => db.ticket.count({ where: { orderId } }))).toBe(1);
});

test("axe finds nothing serious on the operators' lists about money and jobs", async ({ page }) => {
  await staffSession(page, "operator");
  const found: string[] = [];
  for (const path of ["bills", "bills/cases", "jobs", "refunds"]) {
    await page.goto(`${address.ops}/${path}`);
    found.push(...(await serious(page)));
  }
  expect(found).toEqual([]);
});

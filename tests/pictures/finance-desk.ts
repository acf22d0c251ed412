import { inDatabase, turnSwitch } from "../e2e/kit/paid-order.ts";
import { secondOperator } from "../e2e/kit/staff.ts";
import { payForTwo } from "./returning.ts";
import { type Stage, visit } from "./walk.ts";

const day = 86_400_000;

/** What operators and organizers do about money: bills, refunds over a bank, payouts, books; and a buyer's invoice. */
export async function pictureFinance(stage: Stage): Promise<void> {
  await pictureInvoice(stage);
  await pictureDifference(stage);
  await pictureTransfer(stage);
  const ops = await visit(stage, "operator");
  for (const name of ["payouts", "ledger"]) {
    await ops.page.goto(`/${name}`);
    await ops.save(name);
  }
  await ops.page.context().close();
  const admin = await visit(stage, "organizer");
  await admin.page.goto("/settlement");
  await admin.save("settlement");
  await admin.page.context().close();
}

async function pictureInvoice(stage: Stage): Promise<void> {
  const { page, save } = await visit(stage, "newcomer");
  await payForTwo(page);
  const invoices = page.getByRole("region", { name: "电子发票" });
  await invoices.getByRole("button", { name: "申请发票" }).click();
  const dialog = page.getByRole("dialog", { name: "申请发票" });
  await dialog.getByRole("radio", { name: "单位" }).check();
  await dialog.getByLabel("单位名称").fill("某某文化有限公司");
  await dialog.getByLabel("统一社会信用代码").fill("91350100M000100Y43");
  await dialog.getByLabel("接收邮箱").fill("caiwu@example.com");
  await save("invoice-ask");
  await dialog.getByRole("button", { name: "提交" }).click();
  await dialog.waitFor({ state: "hidden" });
  while (!(await invoices.getByText("已开具", { exact: true }).isVisible())) await page.reload();
  await invoices.scrollIntoViewIfNeeded();
  await save("invoice");
  await page.context().close();
}

/** A trade of an earlier day whose sum was noted wrong, as the comparison with the gateway's bill finds it. */
async function pictureDifference(stage: Stage): Promise<void> {
  const buyer = await visit(stage, "newcomer");
  const orderId = await payForTwo(buyer.page);
  await buyer.page.context().close();
  const { outTradeNo } = await inDatabase((db) => db.payment.findFirstOrThrow({ where: { orderId } }));
  const days = 3;
  await turnSwitch("/control/age", { out_trade_no: outTradeNo, days });
  await inDatabase((db) => db.payment.update({ where: { outTradeNo }, data: { paidFen: 75_000 } }));
  const at = new Date(Date.now() + day / 3 - days * day).toISOString().slice(0, 10);

  const { page, save } = await visit(stage, "operator");
  await page.goto("/bills");
  await page.getByLabel("日期（北京时间）").fill(at);
  const compare = page.getByRole("group", { name: "比较某一天" });
  await compare.getByRole("button", { name: `比较 支付宝 ${at}` }).click();
  await compare.getByRole("dialog").getByRole("button", { name: "比较" }).click();
  const found = page.getByRole("link", { name: /^已比较 / });
  await found.waitFor();
  await save("bills");
  await found.click();
  await page.getByRole("link", { name: "收款金额不同" }).click();
  await page.getByRole("button", { name: /^向渠道查询/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "向渠道查询" }).click();
  await page.getByText("渠道已收款 ¥760").waitFor();
  await save("bill-case");
  await page.goto(`/orders/${orderId}`);
  await page.getByRole("heading", { name: "订单经过" }).waitFor();
  await save("timeline");
  await inDatabase((db) => db.payment.update({ where: { outTradeNo }, data: { paidFen: 76_000 } }));
  await page.context().close();
}

/** Goodwill that its gateway refuses for good goes over a bank account. */
async function pictureTransfer(stage: Stage): Promise<void> {
  const buyer = await visit(stage, "newcomer");
  const orderId = await payForTwo(buyer.page);
  await buyer.page.context().close();
  const { outTradeNo } = await inDatabase((db) => db.payment.findFirstOrThrow({ where: { orderId } }));
  await turnSwitch("/control", { out_trade_no: outTradeNo, faults: { refund: { what: "rejected" } } });
  const { page, save } = await visit(stage, "operator");
  await page.goto("/goodwill");
  await page.getByLabel("订单编号").fill(orderId);
  await page.getByLabel("金额（元）").fill("100");
  await page.getByLabel("原因").fill("座位视线受阻");
  await page.getByRole("button", { name: "提交" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "提交" }).click();
  await page.getByText("已提交退款").waitFor();
  const failed = () => inDatabase((db) => db.refund.findFirst({ where: { orderId, state: "failed" } }));
  let refund = await failed();
  while (!refund) refund = await failed();
  await page.goto(`/refunds/${refund.id}`);
  await page.getByLabel("收款人姓名").fill("韩梅梅");
  await page.getByLabel("开户银行").fill("中国银行上海分行");
  await page.getByLabel("银行账号").fill("6222 0212 3456 7890 123");
  await page.getByRole("button", { name: "改为银行转账" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "改为银行转账" }).click();
  await page.getByText("由您登记，需另一位运营人员汇出并确认").waitFor();
  await secondOperator(page);
  await page.reload();
  await page.getByLabel("银行流水号").fill("BOC-2026-1128-0001");
  await save("bank-transfer");
  await page.getByRole("button", { name: "确认已汇出" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "确认已汇出" }).click();
  await page.getByText("已汇出", { exact: true }).waitFor();
  await page.goto("/refunds");
  await save("refunds");
  await page.context().close();
}

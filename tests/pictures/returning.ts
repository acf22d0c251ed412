import type { Page } from "@playwright/test";
import { holdPlaces, placeOrder } from "./buying.ts";
import { type Stage, visit } from "./walk.ts";

/** Money on its way back: a ticket by the show's rule, and goodwill by operators. */
export async function pictureReturning(stage: Stage): Promise<void> {
  const orderId = await giveTicketBack(stage);
  await giveGoodwill(stage, orderId);
}

/** Pays for two places by Alipay. Ends on the order's page with its tickets issued; resolves to the order's id. */
export async function payForTwo(page: Page): Promise<string> {
  await holdPlaces(page);
  await placeOrder(page);
  await page.getByRole("button", { name: "支付宝支付" }).click();
  await page.getByRole("button", { name: "确认支付" }).click();
  await page.waitForURL(/\/orders\/[^?]*$/);
  await page.getByRole("link", { name: "查看电子票" }).first().waitFor();
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

async function giveTicketBack(stage: Stage): Promise<string> {
  const { page, save } = await visit(stage, "newcomer");
  const orderId = await payForTwo(page);
  const returns = page.getByRole("region", { name: "退票" });
  await returns.getByRole("button", { name: "申请退票" }).click();
  const dialog = page.getByRole("dialog", { name: "选择要退的票" });
  await dialog.getByRole("checkbox").first().uncheck();
  await save("return-ask");
  await dialog.getByRole("button", { name: /^确认退票/ }).click();
  await dialog.waitFor({ state: "hidden" });
  await returns.getByText("已退回", { exact: true }).waitFor();
  await returns.scrollIntoViewIfNeeded();
  await save("return-done");
  await page.context().close();
  return orderId;
}

async function giveGoodwill(stage: Stage, orderId: string): Promise<void> {
  const { page, save } = await visit(stage, "operator");
  await page.goto("/goodwill");
  for (const [yuan, why] of [
    ["100", "座位视线受阻"],
    ["260", "演出中断四十分钟"],
  ] as const) {
    await page.getByLabel("订单编号").fill(orderId);
    await page.getByLabel("金额（元）").fill(yuan);
    await page.getByLabel("原因").fill(why);
    await page.getByRole("button", { name: "提交" }).first().click();
    await page.getByRole("dialog").getByRole("button", { name: "提交" }).click();
    await page.getByRole("row").filter({ hasText: why }).waitFor();
  }
  await save("goodwill");
  await page.context().close();
}

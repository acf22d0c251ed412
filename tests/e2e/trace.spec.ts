import { expect, test } from "@playwright/test";
import { buyerAt, placeOrder } from "./kit/buyer.ts";
import { ownShow, smsWith } from "./kit/platform.ts";

test("one trace leads from the click on pay through gateway, outbox and durable functions to the SMS", async ({
  page,
}) => {
  const show = await ownShow();
  const phone = await buyerAt(page, show);
  await placeOrder(page, "通用票", 1);
  // The return page asks for the money too; here only the callback may find it.
  await page.route("**/trpc/payment.check*", (route) => route.abort());
  const click = page.waitForRequest(/\/trpc\/payment\.start/);
  await page.getByRole("button", { name: "支付宝支付" }).click();
  const [, traceId = "none"] = ((await click).headers().traceparent ?? "").split("-");
  expect(traceId).toMatch(/^[0-9a-f]{32}$/);
  await page.getByRole("button", { name: "确认支付" }).click();
  expect((await smsWith(phone, "已出票")).traceparent?.split("-")[1]).toBe(traceId);
});

import { type Database, openDatabase } from "@kaimu/db";
import type { Page } from "@playwright/test";
import { buyerAt, placeOrder } from "./buyer.ts";
import { ownShow, smsWith } from "./platform.ts";

/** Something asked of the database under test, or done to it. */
export async function inDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const db = openDatabase(process.env.DATABASE_URL as string, 1);
  try {
    return await work(db);
  } finally {
    await db.$disconnect();
  }
}

/** A switch of the payment sandbox's. */
export async function turnSwitch(path: string, body: object): Promise<void> {
  const answer = await fetch(new URL(path, process.env.ALIPAY_GATEWAY), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`sandbox ${path}: ${answer.status} ${await answer.text()}`);
}

/** Pays for the order that the page shows; ends on it. */
export async function payByAlipay(page: Page): Promise<void> {
  await page.getByRole("button", { name: /支付宝支付/ }).click();
  await page.getByRole("button", { name: "确认支付" }).click();
  await page.waitForURL(/\/orders\/[^?]*$/);
}

/** An order of a show of one's own that its buyer has paid by Alipay and has the ticket of. */
export async function paidOrder(page: Page): Promise<{ orderId: string; outTradeNo: string; phone: string }> {
  const phone = await buyerAt(page, await ownShow({ priceFen: 50_000 }));
  await placeOrder(page, "通用票", 1);
  await payByAlipay(page);
  await smsWith(phone, "已出票");
  const orderId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  const { outTradeNo } = await inDatabase((db) => db.payment.findFirstOrThrow({ where: { orderId } }));
  return { orderId, outTradeNo, phone };
}

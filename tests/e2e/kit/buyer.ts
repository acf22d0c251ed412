import { fieldCipher, signSession } from "@kaimu/api";
import { openDatabase } from "@kaimu/db";
import { expect, type Page } from "@playwright/test";
import { createBuyer } from "../../../packages/api/src/testing/factories.ts";
import { address, smsWith } from "./platform.ts";

/** A phone number that nobody has used yet. */
export function newPhone(): string {
  return `136${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`;
}

/** Signs in on the login page the browser is on, with the code from the mailbox. */
export async function signIn(page: Page, phone: string): Promise<void> {
  await page.getByLabel("手机号").fill(phone);
  await page.getByRole("button", { name: "获取验证码" }).click();
  const { params } = await smsWith(phone, "验证码");
  await page.getByLabel("验证码", { exact: true }).fill(params.code ?? "");
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.waitForURL((url) => url.pathname !== "/login");
}

/** Signs a new buyer in without the login page, which sends few codes to one address. Returns his phone number. */
export async function newBuyer(page: Page): Promise<string> {
  const phone = newPhone();
  const env = process.env as Record<string, string>;
  const db = openDatabase(env.DATABASE_URL ?? "", 1);
  try {
    const cipher = fieldCipher(env.FIELD_KEYS ?? "", env.FIELD_INDEX_KEY ?? "");
    const accountId = await createBuyer({ db, cipher }, phone);
    const session = { audience: "buyer" as const, accountId, sessionVersion: 1 };
    const value = await signSession(env.AUTH_SECRET ?? "", session);
    await page.context().addCookies([{ name: "kaimu.web.session", value, url: address.web }]);
  } finally {
    await db.$disconnect();
  }
  return phone;
}

/** A new buyer, signed in, on a performance's page. Returns his phone number. */
export async function buyerAt(page: Page, show: { performanceId: string }): Promise<string> {
  const phone = await newBuyer(page);
  await page.goto(`${address.web}/performances/${show.performanceId}`);
  await expect(page.getByRole("button", { name: "选好了" })).toBeVisible();
  return phone;
}

/** Chooses so many places of the first offer of that name. */
export async function choose(page: Page, offer: string, quantity: number): Promise<void> {
  for (let n = 0; n < quantity; n++) await page.getByRole("button", { name: `增加 ${offer}` }).click();
}

/** Chooses places and turns them into an order; ends on the order's page. */
export async function placeOrder(page: Page, offer: string, quantity: number): Promise<void> {
  await choose(page, offer, quantity);
  await page.getByRole("button", { name: "选好了" }).click();
  await page.getByRole("button", { name: "提交订单" }).click();
  await page.waitForURL(/\/orders\//);
}

import type { Page } from "@playwright/test";
import { type Save, type Screen, type Stage, visit } from "./walk.ts";

/** What a buyer sees, from the home page to the ticket; and a seat found by the sound of its show. */
export async function pictureBuying(stage: Stage, screen: Screen): Promise<void> {
  const { page, save } = await visit(stage, "buyer", screen);
  await page.goto("/");
  await save("home");
  await holdPlaces(page, save);
  await save("hold");
  await placeOrder(page);
  await save("order");
  await page.getByRole("button", { name: "支付宝支付" }).click();
  await page.getByRole("button", { name: "确认支付" }).waitFor();
  await save("cashier");
  await page.getByRole("button", { name: "确认支付" }).click();
  await page.waitForURL(/\/orders\//);
  await page.getByRole("link", { name: "查看电子票" }).first().click();
  const tickets = page.getByRole("listitem").filter({ hasText: "出示二维码" });
  await tickets.first().waitFor();
  await save("tickets");
  await tickets.first().getByRole("link").click();
  await page.getByRole("img", { name: /入场二维码/ }).waitFor();
  await save("ticket");
  await pictureSeats(page, save);
  await page.context().close();
}

async function pictureSeats(page: Page, save: Save): Promise<void> {
  await page.goto("/search?q=dengta");
  await save("search");
  await page.getByRole("link", { name: /灯塔/ }).first().click();
  await page.waitForURL(/\/shows\//);
  await firstPerformance(page);
  await page.getByRole("button", { name: "自动选座" }).click();
  await page.getByRole("button", { name: "帮我选" }).click();
  await page
    .getByRole("button", { name: /^取消 .*座/ })
    .first()
    .waitFor();
  await save("seats");
}

/** Holds two places of a show without seats. */
export async function holdPlaces(page: Page, save?: Save): Promise<void> {
  await toPerformance(page, save);
  for (let places = 0; places < 2; places++) await page.getByRole("button", { name: "增加 内场站票" }).click();
  await page.getByRole("button", { name: "选好了" }).click();
  await page.getByRole("button", { name: "提交订单" }).waitFor();
}

/** Goes to buy for that show. */
export async function toPerformance(page: Page, save?: Save): Promise<void> {
  await page.goto("/");
  await page.getByRole("link", { name: "夜行列车" }).first().click();
  await page.waitForURL(/\/shows\//);
  await save?.("show");
  await firstPerformance(page);
}

/** Makes an order of what is held, and ends on its page. */
export async function placeOrder(page: Page): Promise<void> {
  await page.getByRole("button", { name: "提交订单" }).click();
  await page.waitForURL(/\/orders\//);
  await page.getByRole("button", { name: "支付宝支付" }).waitFor();
}

async function firstPerformance(page: Page): Promise<void> {
  await page
    .getByRole("link", { name: /^购票 / })
    .first()
    .click();
}

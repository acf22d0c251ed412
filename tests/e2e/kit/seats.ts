import type { SeatMapLayout } from "@kaimu/seatmap";
import { seatAt } from "@kaimu/seatmap";
import { expect, type Locator, type Page } from "@playwright/test";

/** The free space the map leaves around the whole layout, in CSS pixels. */
const margin = 12;

/** The canvas of the seat map, once seats can be chosen on it. */
export function seatCanvas(page: Page): Locator {
  return page.getByRole("application", { name: "座位图" });
}

/** Where a seat is on the screen while the map shows the whole layout: as large as its canvas allows, in the middle. */
export async function placeOnScreen(
  page: Page,
  layout: SeatMapLayout,
  unit: number,
): Promise<{ x: number; y: number }> {
  await expect(seatCanvas(page)).toBeVisible();
  const box = await seatCanvas(page).boundingBox();
  if (!box) throw new Error("the seat map is not on the screen");
  const scale = Math.min((box.width - 2 * margin) / layout.width, (box.height - 2 * margin) / layout.height);
  const seat = seatAt(layout, unit);
  return {
    x: box.x + box.width / 2 + (seat.x - layout.width / 2) * scale,
    y: box.y + box.height / 2 + (seat.y - layout.height / 2) * scale,
  };
}

/** What stands for a chosen seat beside the map or over the buy bar: the button that lets it go. */
export function chosenSeat(page: Page, seat: string): Locator {
  return page.getByRole("button", { name: `取消 ${seat}`, exact: true });
}

/** Shows the list of seats with a section open. */
export async function openList(page: Page, section: string): Promise<void> {
  await page.getByRole("button", { name: "列表选座" }).click();
  await page.getByRole("button", { name: new RegExp(`^${section}`), expanded: false }).click();
}

/** A seat of the list while it can be chosen or let go. */
export function seatInList(page: Page, seat: string): Locator {
  return page.getByRole("button", { name: new RegExp(`^${seat} `) });
}

/** Chooses seats of one section in the list. */
export async function chooseInList(page: Page, section: string, seats: string[]): Promise<void> {
  await openList(page, section);
  for (const seat of seats) {
    await seatInList(page, seat).click();
    await expect(chosenSeat(page, seat)).toBeVisible();
  }
}

/** Holds what is chosen. */
export async function holdChosen(page: Page): Promise<void> {
  await page.getByRole("button", { name: "选好了" }).click();
  await expect(page.getByRole("heading", { name: "已为您保留" })).toBeVisible();
}

/** Pays the order the browser is at and opens its tickets. */
export async function payAndSeeTickets(page: Page): Promise<void> {
  await page.waitForURL(/\/orders\//);
  await page.getByRole("button", { name: "支付宝支付" }).click();
  await page.getByRole("button", { name: "确认支付" }).click();
  await page.waitForURL(/\/orders\//);
  await expect(page.getByText("已支付").first()).toBeVisible();
  await page.getByRole("link", { name: "查看电子票" }).first().click();
}

import { randomUUID } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { buyerAt, choose, newBuyer } from "./kit/buyer.ts";
import { address, ownShow } from "./kit/platform.ts";

/** Holds a place as a page's own script would, with whatever cookies the browser has. */
async function holdAsSomebodyElse(page: Page, show: { performanceId: string; standard: string }): Promise<number> {
  await newBuyer(page);
  const { performanceId, standard } = show;
  const input = { performanceId, clientKey: randomUUID(), items: [{ offerId: standard, quantity: 1 }] };
  return page.evaluate(async (json) => {
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify({ json });
    return (await fetch("/trpc/inventory.hold", { method: "POST", headers, body })).status;
  }, input);
}

/** Writes down what the page tells of the challenge, however short it stands there: the percentages in their order. */
async function watchProgress(page: Page): Promise<number[]> {
  const told: number[] = [];
  await page.exposeFunction("tellTest", (percent: number) => told.push(percent));
  await page.evaluate(`
    const look = () => {
      const bar = document.querySelector('[role="progressbar"][aria-label="正在确认不是机器在操作"]');
      if (bar) tellTest(Number(bar.ariaValueNow));
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
  `);
  return told;
}

test("a device with many accounts solves a challenge, is told how far it is, and gets its places", async ({ page }) => {
  const show = await ownShow();
  await page.goto(`${address.web}/login`);
  // With the first call comes the device's cookie; five accounts on one device are a family.
  for (let calls = 0; calls < 6; calls++) expect(await holdAsSomebodyElse(page, show)).toBe(200);

  await buyerAt(page, show);
  await choose(page, "通用票", 1);
  const told = await watchProgress(page);
  await page.getByRole("button", { name: "选好了" }).click();
  await expect(page.getByRole("heading", { name: "已为您保留" })).toBeVisible();
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  expect(told.length).toBeGreaterThan(1);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
});

import { type Browser, expect, type Page } from "@playwright/test";
import { newBuyer } from "./buyer.ts";
import { address } from "./platform.ts";
import { staffSession } from "./staff.ts";

/** An operator at a performance's waiting room, in a browser of his own. */
export async function operatorAt(browser: Browser, performanceId: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await staffSession(page, "operator");
  await page.goto(`${address.ops}/waiting-rooms/${performanceId}`);
  return page;
}

/** Switches the room on from now on, as the operator does. */
export async function switchOn(ops: Page, o: { ratePerMinute: number; admitSeconds?: number }): Promise<void> {
  await ops.getByRole("radio", { name: /^立即开启/ }).check();
  await ops.getByLabel("预排队开始").fill("");
  await ops.locator("form").getByLabel("每分钟放行人数").fill(String(o.ratePerMinute));
  await ops.getByLabel("轮到后多少秒内要来").fill(String(o.admitSeconds ?? 300));
  await ops.getByRole("button", { name: "保存", exact: true }).click();
  await expect(ops.getByText("已保存")).toBeVisible();
  await expect(ops.getByText("放行中")).toBeVisible();
}

/** Stops letting in, or goes on, after being asked. */
export async function pauseOrGoOn(ops: Page, name: "暂停放行" | "恢复放行"): Promise<void> {
  await ops.getByRole("button", { name, exact: true }).click();
  await ops.getByRole("dialog").getByRole("button", { name, exact: true }).click();
  // Its button has the same name as the page's.
  await expect(ops.getByRole("dialog")).toBeHidden();
  await expect(ops.getByRole("button", { name: name === "暂停放行" ? "恢复放行" : "暂停放行" })).toBeVisible();
}

/** Sets a room as the operator's page would, to the second, which its inputs do not offer. */
export async function setRoom(
  ops: Page,
  room: { performanceId: string; prequeueOpensAt: Date; opensAt: Date; ratePerMinute: number },
): Promise<void> {
  const json = { mode: "scheduled", admitSeconds: 300, loadPerMinute: null, ...room };
  const meta = { values: { prequeueOpensAt: ["Date"], opensAt: ["Date"] } };
  const status = await ops.evaluate(async (body) => {
    const answer = await fetch("/trpc/admission.setRoom", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    return answer.status;
  }, JSON.stringify({ json, meta }));
  expect(status).toBe(200);
}

/** A new buyer, signed in, who has gone to buy and stands in the queue. */
export async function queueUp(page: Page, show: { performanceId: string }): Promise<void> {
  await newBuyer(page);
  // What an operator sets is in effect everywhere within a second, not at once.
  await expect(async () => {
    await page.goto(`${address.web}/performances/${show.performanceId}`);
    expect(page.url()).toContain("/queue");
  }).toPass();
}

/** Goes to buy, and on to the queue: the page itself leads there, perhaps before it is loaded. */
export async function goToBuy(page: Page, show: { performanceId: string }): Promise<void> {
  await page.goto(`${address.web}/performances/${show.performanceId}`, { waitUntil: "commit" });
  await page.waitForURL(/\/queue/);
}

/** Notes every name of the tab and every heading of the place from now on, over all pages: what is there for a moment only is read afterwards. */
export async function noteWhatIsShown(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript({ content: noteScript });
  return () => page.evaluate<string[]>(`JSON.parse(sessionStorage.getItem("shown") ?? "[]")`);
}

// A text, not a function: what runs in the page speaks of a page, which these files do not know.
const noteScript = `new MutationObserver(() => {
  const seen = JSON.parse(sessionStorage.getItem("shown") ?? "[]");
  const now = [document.title, document.getElementById("place")?.textContent ?? ""];
  sessionStorage.setItem("shown", JSON.stringify([...new Set([...seen, ...now])]));
}).observe(document, { subtree: true, childList: true, characterData: true })`;

/** A page of a browser of its own, as large as the project's screen. */
export async function anotherBrowser(browser: Browser, page: Page): Promise<Page> {
  const context = await browser.newContext({ locale: "zh-CN", viewport: page.viewportSize() });
  return context.newPage();
}

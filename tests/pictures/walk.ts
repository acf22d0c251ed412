import { join } from "node:path";
import { demoPassword } from "@kaimu/demo/logins";
import { type Browser, type BrowserContextOptions, devices, type Page } from "@playwright/test";
import type { Platform } from "../../local/start/platform.ts";
import { newBuyer } from "../e2e/kit/buyer.ts";

/** The running product with its demo season, and a browser to look at it with. */
export interface Stage {
  platform: Platform;
  browser: Browser;
  folder: string;
}

export type Screen = "desktop" | "phone";
/** A newcomer has bought nothing yet, so no show's limit stops him. */
export type Who = "buyer" | "newcomer" | "organizer" | "agent" | "operator";

/** One picture of the page as it stands, under a name of its own; the screen's is put behind it. */
export type Save = (name: string) => Promise<void>;

const logins = {
  buyer: "buyer@demo.kaimu",
  organizer: "organizer@demo.kaimu",
  agent: "agent@demo.kaimu",
  operator: "operator@demo.kaimu",
};
const apps = { buyer: "web", newcomer: "web", organizer: "admin", agent: "admin", operator: "ops" } as const;

/** A browser window of somebody who is signed in where he belongs. */
export async function visit(
  stage: Stage,
  who: Who,
  screen: Screen = "desktop",
  own: BrowserContextOptions = {},
): Promise<{ page: Page; save: Save }> {
  const origin = stage.platform.urls[apps[who]];
  const look =
    screen === "phone" ? devices["iPhone 14"] : { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 };
  const context = await stage.browser.newContext({
    ...look,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    baseURL: origin,
    ...own,
  });
  const page = await context.newPage();
  if (who === "newcomer") await newBuyer(page);
  else await signIn(page, logins[who]);
  return { page, save: (name) => savePage(stage, page, `${name}-${screen}`) };
}

/** Waits until the page is quiet and keeps what is seen. */
export async function savePage({ folder }: Stage, page: Page, name: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: join(folder, `${name}.png`) });
  process.stdout.write(`${name}.png\n`);
}

async function signIn(page: Page, mail: string): Promise<void> {
  await page.goto("/login");
  const tab = page.getByRole("tab", { name: "邮箱密码" });
  if (await tab.isVisible()) await tab.click();
  await page.getByLabel("邮箱", { exact: true }).fill(mail);
  await page.getByLabel("密码", { exact: true }).fill(demoPassword);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.waitForURL((url) => url.pathname !== "/login");
}

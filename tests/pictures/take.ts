import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { demoPassword } from "@kaimu/demo/logins";
import { type Browser, chromium, devices, type Page } from "@playwright/test";
import { type Platform, startPlatform } from "../../local/start/platform.ts";
import { ensureChromium } from "../e2e/chromium.ts";

/** `npm run pictures`: the README's pictures, taken of the running product with the demo season, on a desktop and on a phone. */
const root = join(import.meta.dirname, "../..");
const folder = join(root, "docs/pictures");

type Shot = (page: Page, save: (name: string) => Promise<void>) => Promise<void>;

/** What a buyer sees, from the home page to the ticket. */
const purchase: Shot = async (page, save) => {
  await page.goto("/");
  await save("home");
  await page.getByRole("link", { name: "夜行列车" }).first().click();
  await page.waitForURL(/\/shows\//);
  await save("show");
  await page
    .getByRole("link", { name: /^购票 / })
    .first()
    .click();
  await page.getByRole("button", { name: "增加 内场站票" }).click();
  await page.getByRole("button", { name: "增加 内场站票" }).click();
  await page.getByRole("button", { name: "选好了" }).click();
  await page.getByRole("button", { name: "提交订单" }).waitFor();
  await save("hold");
  await page.getByRole("button", { name: "提交订单" }).click();
  await page.waitForURL(/\/orders\//);
  await page.getByRole("button", { name: "支付宝支付" }).waitFor();
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
};

/** Choosing seats in the theatre, and finding a show by its sound. */
const seats: Shot = async (page, save) => {
  await page.goto("/search?q=dengta");
  await save("search");
  await page.getByRole("link", { name: /灯塔/ }).first().click();
  await page.waitForURL(/\/shows\//);
  await page
    .getByRole("link", { name: /^购票 / })
    .first()
    .click();
  await page.getByRole("button", { name: "自动选座" }).click();
  await page.getByRole("button", { name: "帮我选" }).click();
  await page
    .getByRole("button", { name: /^取消 .*座/ })
    .first()
    .waitFor();
  await save("seats");
};

async function signIn(page: Page, origin: string, mail: string): Promise<void> {
  await page.goto(`${origin}/login`);
  const tab = page.getByRole("tab", { name: "邮箱密码" });
  if (await tab.isVisible()) await tab.click();
  await page.getByLabel("邮箱", { exact: true }).fill(mail);
  await page.getByLabel("密码", { exact: true }).fill(demoPassword);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.waitForURL((url) => url.pathname !== "/login");
}

/** One walk on one kind of screen; each page is saved under its name and the screen's. */
async function walk(
  browser: Browser,
  o: { screen: "desktop" | "phone"; origin: string; mail: string; shot: Shot },
): Promise<void> {
  const screen =
    o.screen === "phone" ? devices["iPhone 14"] : { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 };
  const context = await browser.newContext({
    ...screen,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    baseURL: o.origin,
  });
  const page = await context.newPage();
  await signIn(page, o.origin, o.mail);
  await o.shot(page, async (name) => {
    await page.waitForLoadState("networkidle");
    await page.screenshot({ path: join(folder, `${name}-${o.screen}.png`) });
    process.stdout.write(`${name}-${o.screen}.png\n`);
  });
  await context.close();
}

async function takeAll(platform: Platform): Promise<void> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  const { web, admin, ops, mailbox } = platform.urls;
  for (const screen of ["desktop", "phone"] as const) {
    await walk(browser, { screen, origin: web, mail: "buyer@demo.kaimu", shot: purchase });
    await walk(browser, { screen, origin: web, mail: "buyer@demo.kaimu", shot: seats });
  }
  const first =
    (name: string): Shot =>
    async (page, save) => {
      await page.goto("/");
      await save(name);
    };
  await walk(browser, { screen: "desktop", origin: admin, mail: "organizer@demo.kaimu", shot: first("admin") });
  await walk(browser, { screen: "desktop", origin: ops, mail: "operator@demo.kaimu", shot: first("ops") });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(mailbox);
  await page.screenshot({ path: join(folder, "mailbox-desktop.png") });
  await browser.close();
}

mkdirSync(folder, { recursive: true });
await ensureChromium();
const platform = await startPlatform({ dir: join(root, ".kaimu/pictures"), ports: "free", reset: true });
try {
  await takeAll(platform);
} finally {
  await platform.stop();
}
process.exit(0);

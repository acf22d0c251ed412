import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { startPlatform } from "../../local/start/platform.ts";
import { ensureChromium } from "../e2e/chromium.ts";
import { pictureBuying } from "./buying.ts";
import { pictureCallingOff } from "./calling-off.ts";
import { pictureFinance } from "./finance-desk.ts";
import { picturePaying } from "./paying.ts";
import { pictureReturning } from "./returning.ts";
import { pictureSelling } from "./selling.ts";
import { pictureWaiting } from "./waiting.ts";
import { type Stage, savePage, visit } from "./walk.ts";

/** `npm run pictures`: the pictures of README and docs, taken of the running product with the demo season, on a desktop and on a phone. */
const root = join(import.meta.dirname, "../..");
const folder = join(root, "docs/pictures");

async function takeAll(stage: Stage): Promise<void> {
  if (!process.env.QUICK) for (const screen of ["desktop", "phone"] as const) await pictureBuying(stage, screen);
  for (const [name, who] of [
    ["admin", "organizer"],
    ["ops", "operator"],
  ] as const) {
    const { page, save } = await visit(stage, who);
    await page.goto("/");
    await save(name);
    await page.context().close();
  }
  const page = await stage.browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(stage.platform.urls.mailbox);
  await savePage(stage, page, "mailbox-desktop");
  await picturePaying(stage);
  await pictureSelling(stage);
  await pictureReturning(stage);
  await pictureCallingOff(stage);
  await pictureFinance(stage);
  await pictureWaiting(stage);
}

mkdirSync(folder, { recursive: true });
await ensureChromium();
const platform = await startPlatform({ dir: join(root, ".kaimu/pictures"), ports: "free", reset: true });
Object.assign(process.env, platform.env);
try {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  await takeAll({ platform, browser, folder });
  await browser.close();
} finally {
  await platform.stop();
}
process.exit(0);

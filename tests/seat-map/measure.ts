import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { ensureChromium } from "../e2e/chromium.ts";
import {
  countFrames,
  type Drive,
  idleFrames,
  panWithFinger,
  panWithMouse,
  zoomWithFingers,
  zoomWithWheel,
} from "./drive.ts";
import { servePage } from "./serve-page.ts";

/**
 * Measures the seat map with the stadium of 50,000 in Debian's Chromium: first paint after the data is there, frames a second
 * while it is dragged and zoomed, on a desktop and on a phone. Leaves pictures in .kaimu/reports/seat-map. Ends with 1 when
 * a goal is missed. CHROMIUM names another browser.
 */
const shots = join(import.meta.dirname, "../../.kaimu/reports/seat-map");
mkdirSync(shots, { recursive: true });

const devices: { name: string; options: Parameters<Browser["newContext"]>[0]; pan: Drive; zoom: Drive }[] = [
  { name: "desktop", options: { viewport: { width: 1280, height: 800 } }, pan: panWithMouse, zoom: zoomWithWheel },
  {
    name: "phone",
    options: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
    pan: panWithFinger,
    zoom: zoomWithFingers,
  },
];

await ensureChromium();
const site = await servePage();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
let well = true;

/** Prints one figure with its goal. */
function report(device: string, figure: string, value: number, goal: number, met: boolean): void {
  well &&= met;
  console.log(`seat-map ${figure}=${value.toFixed(0)} goal=${goal} ${met ? "ok" : "MISSED"} (${device})`);
}

try {
  for (const { name, options, pan, zoom } of devices) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    page.on("pageerror", (error) => {
      console.error(error);
      well = false;
    });
    await page.addInitScript(countFrames);
    await page.goto(site.origin);
    const paint = Number(await (await page.waitForFunction("window.kaimu?.firstPaintMs")).jsonValue());
    report(name, "first_paint_ms", paint, 1_000, paint < 1_000);
    await page.screenshot({ path: join(shots, `${name}-whole.png`) });
    const idle = Number(await page.evaluate(idleFrames));
    console.log(`seat-map idle_fps=${idle.toFixed(0)} (${name}: what the machine gives a still page at this moment)`);
    const zoomFps = await zoom(page, 3);
    report(name, "zoom_fps", zoomFps, 50, zoomFps >= 50);
    await page.screenshot({ path: join(shots, `${name}-close.png`) });
    for (let i = 0; i < 3; i++) await page.getByLabel("缩小", { exact: true }).click();
    const panFps = await pan(page, 3);
    report(name, "pan_fps", panFps, 50, panFps >= 50);
    await page.screenshot({ path: join(shots, `${name}-seats.png`) });
    await page.goto(`${site.origin}/?dark&venue=theatre`);
    await page.waitForFunction("window.kaimu?.firstPaintMs");
    await page.screenshot({ path: join(shots, `${name}-theatre-dark.png`) });
    await context.close();
  }
} finally {
  await browser.close();
  await site.stop();
}
process.exitCode = well ? 0 : 1;

import { expect, type Page, test } from "@playwright/test";
import { announce, giveMail, mailTo } from "./kit/announce.ts";
import { choose, newPhone, signIn } from "./kit/buyer.ts";
import { address, ownShow, ownVenue } from "./kit/platform.ts";

/** Opens the field (on a phone behind its sign) and types into it. */
async function type(page: Page, text: string) {
  const field = page.getByRole("combobox", { name: "搜索演出" }).filter({ visible: true });
  const opener = page.getByRole("link", { name: "搜索", exact: true }).filter({ visible: true });
  await expect(field.or(opener).first()).toBeVisible();
  // Before scripts run the sign leads to the search page, which has the field too.
  if ((await field.count()) === 0) await opener.click();
  await field.click();
  await field.pressSequentially(text, { delay: 30 });
  return field;
}

/** Asks for an address until its page shows this link: what was just written is searchable within seconds. */
async function untilFound(page: Page, path: string, name: string) {
  const link = page.getByRole("link", { name }).first();
  await expect(async () => {
    await page.goto(address.web + path);
    await expect(link).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 25_000 });
  return link;
}

test("a show found by its Chinese name is bought, and its ticket is there to print and in the mail", async ({
  page,
}) => {
  const title = `寻隐者${Date.now().toString(36)}`;
  await announce(await ownShow(), { title });
  await (await untilFound(page, `/search?q=${encodeURIComponent("寻隐者")}`, title)).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await page.getByRole("link", { name: /^购票/ }).first().click();
  await choose(page, "通用票", 1);
  await page.getByRole("button", { name: "选好了" }).click();
  const phone = newPhone();
  const mail = `${phone}@example.com`;
  await signIn(page, phone);
  await giveMail(phone, mail);
  await page.getByRole("button", { name: "选好了" }).click();
  await page.getByRole("button", { name: "提交订单" }).click();
  await page.getByRole("button", { name: "支付宝支付" }).click();
  await page.getByRole("button", { name: "确认支付" }).click();
  await page.getByRole("link", { name: "查看电子票" }).first().click();
  await page.getByRole("listitem").filter({ hasText: "出示二维码" }).getByRole("link").click();
  await expect(page.getByRole("img", { name: /入场二维码/ })).toBeVisible();

  const pdf = await page.getByRole("link", { name: "下载 PDF" }).getAttribute("href");
  const answer = await page.request.get(address.web + pdf);
  expect(answer.headers()["content-type"]).toBe("application/pdf");
  expect((await answer.body()).subarray(0, 5).toString()).toBe("%PDF-");
  const letter = await mailTo(mail);
  expect(letter.subject).toContain(title);
  expect(letter.text).toContain(address.web + pdf);
});

test("nobody else gets a ticket's PDF; who is not signed in is asked to", async ({ page }) => {
  const path = "/tickets/01a21350-0b73-7fbd-8048-24b9409b1f2b/pdf";
  await page.goto(address.web + path);
  await expect(page).toHaveURL(`${address.web}/login?next=${encodeURIComponent(path)}`);
  await signIn(page, newPhone());
  await expect(page.getByText("没有找到您要的内容")).toBeVisible();
  expect((await page.request.get(address.web + path)).status()).toBe(404);
});

test("pinyin brings suggestions, and the keys lead to one of them", async ({ page }) => {
  await page.goto(address.web);
  const field = await type(page, "chaguan");
  const options = page.getByRole("option").filter({ visible: true });
  await expect(options.filter({ hasText: "话剧《茶馆》" })).toBeVisible();
  await expect(field).toHaveAttribute("aria-expanded", "true");
  await field.press("Escape");
  await expect(options).toHaveCount(0);
  await field.press("ArrowDown");
  const show = (await options.allTextContents()).findIndex((text) => text.includes("话剧《茶馆》"));
  for (let down = 0; down <= show; down++) await field.press("ArrowDown");
  await expect(options.nth(show)).toHaveAttribute("aria-selected", "true");
  await expect(field).toHaveAttribute("aria-activedescendant", (await options.nth(show).getAttribute("id")) ?? "");
  await field.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: /茶馆/ })).toBeVisible();
});

test("what is typed and entered is searched, and what was found is marked", async ({ page }) => {
  await page.goto(address.web);
  const field = await type(page, "茶馆");
  await field.press("Enter");
  await expect(page).toHaveURL(/\/search\?q=/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("搜索：茶馆");
  await expect(page.getByRole("link", { name: "话剧《茶馆》" }).locator("mark")).toHaveText("茶馆");
});

test("results are narrowed by city, kind and price, and each condition can be taken away", async ({ page }) => {
  await page.goto(`${address.web}/search`);
  const openFilters = async () => {
    const fold = page.locator("summary", { hasText: "筛选" }).filter({ visible: true });
    if ((await fold.count()) > 0) await fold.click();
  };
  await page
    .getByRole("navigation", { name: "演出分类" })
    .getByRole("link", { name: /话剧戏曲/ })
    .click();
  await expect(page).toHaveURL(/category=theatre/);
  await openFilters();
  await page.getByRole("link", { name: /^北京/ }).filter({ visible: true }).first().click();
  await expect(page).toHaveURL(/city=/);
  await expect(page.getByRole("link", { name: "话剧《茶馆》" })).toBeVisible();
  for (const found of await page.locator("article").allTextContents()) expect(found).toMatch(/^话剧戏曲.*北京/s);

  await openFilters();
  await page.getByLabel("最低（元）").fill("100000");
  await page.getByRole("button", { name: "应用" }).last().click();
  await expect(page.getByRole("heading", { name: "没有符合这些条件的演出" })).toBeVisible();
  await page
    .getByRole("link", { name: /取消条件：¥100,000/ })
    .first()
    .click();
  await expect(page.getByRole("link", { name: "话剧《茶馆》" })).toBeVisible();
  await page.getByRole("link", { name: "取消条件：北京" }).first().click();
  await expect(page).not.toHaveURL(/city=/);
});

test("where nothing is found there is a way on", async ({ page }) => {
  await page.goto(`${address.web}/search?q=${encodeURIComponent("绝无此戏")}`);
  await expect(page.getByRole("heading", { name: "没有找到“绝无此戏”" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "近期演出" })).toBeVisible();
  await page.getByRole("link", { name: "全部演出" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "全部演出" })).toBeVisible();
});

test("a city's page has that city's shows only, and leads to other cities", async ({ page }) => {
  await page.goto(address.web);
  await page.getByRole("region", { name: "按城市看演出" }).getByRole("link", { name: /^北京/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "北京演出" })).toBeVisible();
  const places = await page.locator("article").getByText(/ · /).allTextContents();
  expect(places.length).toBeGreaterThan(0);
  for (const place of places) expect(place).toMatch(/北京/);
  await page.getByRole("region", { name: "其他城市" }).getByRole("link", { name: /^上海/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "上海演出" })).toBeVisible();
  expect((await page.goto(`${address.web}/cities/atlantis`))?.status()).toBe(404);
  // A city that has a venue is there, also while nothing is played in it.
  await ownVenue({ city: "拉萨", cityEn: "Lhasa" });
  expect((await page.goto(`${address.web}/cities/lhasa`))?.status()).toBe(200);
  await expect(page.getByText("这个城市暂时没有演出")).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("one still searches, filters by price and turns to what was found", async ({ page }) => {
    await page.goto(`${address.web}/search`);
    const field = page.getByRole("combobox", { name: "搜索演出" }).filter({ visible: true });
    await field.fill("茶馆");
    await page.getByRole("button", { name: "搜索", exact: true }).filter({ visible: true }).click();
    await expect(page.getByRole("link", { name: "话剧《茶馆》" })).toBeVisible();
    const fold = page.locator("summary", { hasText: "筛选" }).filter({ visible: true });
    if ((await fold.count()) > 0) await fold.click();
    await page.getByLabel("最高（元）").fill("10");
    await page.getByRole("button", { name: "应用" }).last().click();
    await expect(page).toHaveURL(/max=10/);
    await expect(page.getByRole("heading", { name: "没有符合这些条件的演出" })).toBeVisible();
  });
});

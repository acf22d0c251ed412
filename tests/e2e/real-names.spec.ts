import { expect, type Page, test } from "@playwright/test";
import { buyerAt } from "./kit/buyer.ts";
import { newIdentityNumber } from "./kit/documents.ts";
import { address, ownSeatedShow, ownShow } from "./kit/platform.ts";
import { chooseInList, holdChosen, payAndSeeTickets } from "./kit/seats.ts";

/** Fills in the form for a new attendee and saves it; refused, the form stays. */
async function addPerson(page: Page, name: string, number: string, refused = false): Promise<void> {
  const form = page.getByRole("form", { name: "添加观演人" });
  await form.getByLabel("姓名").fill(name);
  await form.getByLabel("证件号码").fill(number);
  await form.getByRole("button", { name: "保存" }).click();
  if (!refused) await expect(form).toHaveCount(0);
}

test("each ticket has its person, and a second ticket for the same document is refused before money moves", async ({
  browser,
  page,
}) => {
  // Two purchases, one after the other.
  test.slow();
  const show = await ownSeatedShow({ realName: "per_ticket" });
  const [first, second] = [newIdentityNumber(), newIdentityNumber()];
  await buyerAt(page, show);
  await chooseInList(page, "A区", ["A区 1排 1座", "A区 1排 2座"]);
  await holdChosen(page);
  await addPerson(page, "李雷", first);
  await expect(page.getByLabel("A区 1排 1座 的观演人")).toHaveValue(/.+/);
  await page.getByRole("button", { name: "提交订单" }).click();
  await expect(page.getByText("请为这张票选择观演人。")).toHaveCount(1);
  await expect(page.getByLabel("A区 1排 2座 的观演人")).toBeFocused();
  await page.getByRole("button", { name: "添加观演人" }).click();
  await addPerson(page, "韩梅梅", second);
  await page.getByRole("button", { name: "提交订单" }).click();
  await payAndSeeTickets(page);
  await expect(page.getByText("A区 1排 2座")).toBeVisible();

  const other = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await buyerAt(other, show);
  await chooseInList(other, "A区", ["A区 5排 5座"]);
  await holdChosen(other);
  await addPerson(other, "李雷", first);
  await other.getByRole("button", { name: "提交订单" }).click();
  await expect(other.getByText("该证件在本场已有票")).toBeVisible();
  await expect(other.getByText("此人在本场已有票，请换一位。")).toBeVisible();
  expect(other.url()).toContain("/performances/");
  // With somebody else the same hold becomes an order.
  await other.getByRole("button", { name: "添加观演人" }).click();
  await addPerson(other, "王芳", newIdentityNumber());
  await other.getByRole("button", { name: "提交订单" }).click();
  await other.waitForURL(/\/orders\//);
  await expect(other.getByText("待支付").first()).toBeVisible();
  await other.context().close();
});

test("names are asked for where places have no seats too", async ({ page }) => {
  const show = await ownShow({ realName: "per_ticket" });
  await buyerAt(page, show);
  await page.getByRole("button", { name: "增加 通用票" }).click();
  await holdChosen(page);
  await addPerson(page, "李雷", newIdentityNumber());
  await page.getByRole("button", { name: "提交订单" }).click();
  await payAndSeeTickets(page);
  await expect(page.getByText("第 1 号")).toBeVisible();
});

test("an account keeps its people masked, refuses a number that cannot be one, and forgets whom it is told to", async ({
  page,
}) => {
  await buyerAt(page, await ownShow());
  await page.goto(`${address.web}/account`);
  await page.getByRole("link", { name: "观演人" }).click();
  await expect(page.getByText("还没有观演人")).toBeVisible();
  await page.getByRole("button", { name: "添加观演人" }).click();
  const number = newIdentityNumber();
  const wrong = number.slice(0, 17) + (number.endsWith("1") ? "2" : "1");
  await addPerson(page, "欧阳娜娜", wrong, true);
  await expect(page.getByText("证件号码不正确")).toBeVisible();
  await addPerson(page, "欧阳娜娜", number);
  await expect(page.getByText("欧***")).toBeVisible();
  await expect(page.getByText(`1${"*".repeat(16)}${number.slice(-1)}`)).toBeVisible();
  await page.reload();
  await expect(page.getByText("欧***")).toBeVisible();
  expect(await page.content()).not.toContain(number);
  await page.getByRole("button", { name: "删除 欧***" }).click();
  await page.getByRole("button", { name: "确定删除" }).click();
  await expect(page.getByText("还没有观演人")).toBeVisible();
});

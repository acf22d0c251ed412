import { demoPassword } from "@kaimu/demo/logins";
import { expect, test } from "@playwright/test";
import { newPhone, signIn } from "./kit/buyer.ts";
import { address } from "./kit/platform.ts";

test("an organizer signs in to admin and sees its own events only", async ({ page }) => {
  await page.goto(address.admin);
  await page.getByLabel("邮箱").fill("organizer@demo.kaimu");
  await page.getByLabel("密码").fill(demoPassword);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page.getByText("夜行列车").filter({ visible: true }).first()).toBeVisible();
  await expect(page.getByText("茶馆")).toHaveCount(0);
});

test("an operator signs in to ops and sees the stores' own numbers", async ({ page }) => {
  await page.goto(address.ops);
  await page.getByLabel("邮箱").fill("operator@demo.kaimu");
  await page.getByLabel("密码").fill(demoPassword);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText("待支付").first()).toBeVisible();
});

test("a buyer's session opens nothing in admin or ops", async ({ page }) => {
  await page.goto(`${address.web}/login`);
  await signIn(page, newPhone());
  for (const origin of [address.admin, address.ops]) {
    await page.goto(origin);
    await expect(page).toHaveURL(/\/login/);
  }
});

test("a wrong password and a wrong code say so and open nothing", async ({ page }) => {
  await page.goto(address.admin);
  await page.getByLabel("邮箱").fill("organizer@demo.kaimu");
  await page.getByLabel("密码").fill("not the password");
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page.getByText("账号或密码不正确")).toBeVisible();

  const phone = newPhone();
  await page.goto(`${address.web}/login`);
  await page.getByLabel("手机号").fill(phone);
  await page.getByRole("button", { name: "获取验证码" }).click();
  await page.getByLabel("验证码", { exact: true }).fill("000000");
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(page.getByText("验证码不正确")).toBeVisible();
});

import { demoPassword } from "@kaimu/demo/logins";
import type { Page } from "@playwright/test";

/** Signs in to admin or ops, on the login page it leads to. */
export async function signInStaff(page: Page, at: string, mail: string): Promise<void> {
  await page.goto(at);
  await page.getByLabel("邮箱").fill(mail);
  await page.getByLabel("密码").fill(demoPassword);
  await page.getByRole("button", { name: "登录" }).click();
  await page.waitForURL((url) => url.pathname !== "/login");
}

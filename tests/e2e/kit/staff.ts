import { randomUUID } from "node:crypto";
import { signSession } from "@kaimu/api";
import { openDatabase } from "@kaimu/db";
import { demoPassword } from "@kaimu/demo/logins";
import type { Page } from "@playwright/test";
import { demoId } from "../../../packages/demo/src/demo-id.ts";
import { address } from "./platform.ts";

/** Signs in to admin or ops, on the login page it leads to. */
export async function signInStaff(page: Page, at: string, mail: string): Promise<void> {
  await page.goto(at);
  await page.getByLabel("邮箱").fill(mail);
  await page.getByLabel("密码").fill(demoPassword);
  await page.getByRole("button", { name: "登录" }).click();
  await page.waitForURL((url) => url.pathname !== "/login");
}

/** Signs the demo's organizer or operator in without the login page, which lets few tries through for one mail address. */
export async function staffSession(page: Page, audience: "organizer" | "operator"): Promise<void> {
  const env = process.env as Record<string, string>;
  const db = openDatabase(env.DATABASE_URL ?? "", 1);
  try {
    const { id, sessionVersion } = await db.account.findUniqueOrThrow({ where: { id: demoId(`account/${audience}`) } });
    const value = await signSession(env.AUTH_SECRET ?? "", { audience, accountId: id, sessionVersion });
    const { cookie, url } = doors[audience];
    await page.context().addCookies([{ name: cookie, value, url }]);
  } finally {
    await db.$disconnect();
  }
}

/** Signs another operator in than the demo's, for what a second person has to do. */
export async function secondOperator(page: Page): Promise<void> {
  const env = process.env as Record<string, string>;
  const db = openDatabase(env.DATABASE_URL ?? "", 1);
  try {
    const accountId = randomUUID();
    await db.account.create({ data: { id: accountId, audience: "operator", displayName: "第二人" } });
    const session = { audience: "operator" as const, accountId, sessionVersion: 1 };
    const value = await signSession(env.AUTH_SECRET ?? "", session);
    await page.context().addCookies([{ name: doors.operator.cookie, value, url: doors.operator.url }]);
  } finally {
    await db.$disconnect();
  }
}

/** Addresses are known when the platform has started, later than this file is read. */
const doors = {
  organizer: {
    cookie: "kaimu.admin.session",
    get url() {
      return address.admin;
    },
  },
  operator: {
    cookie: "kaimu.ops.session",
    get url() {
      return address.ops;
    },
  },
};

/** Makes the demo's organizer an owner of a test's own show too. */
export async function giveToOrganizer(show: { organizerId: string }): Promise<void> {
  const db = openDatabase(process.env.DATABASE_URL as string, 1);
  try {
    const accountId = demoId("account/organizer");
    await db.membership.create({ data: { accountId, organizerId: show.organizerId, role: "owner" } });
  } finally {
    await db.$disconnect();
  }
}

import { randomUUID } from "node:crypto";
import { ledgerRows, partsOfLines } from "@kaimu/api";
import { openDatabase } from "@kaimu/db";
import { expect, type Page, test } from "@playwright/test";
import { demoId } from "../../packages/demo/src/demo-id.ts";
import { serious } from "./kit/axe.ts";
import { address, ownShow } from "./kit/platform.ts";
import { giveToOrganizer, staffSession } from "./kit/staff.ts";

/** An organizer with a name of its own that is owed 291.00 since the day before yesterday. */
async function owedOrganizer(): Promise<{ organizerId: string; name: string }> {
  const show = await ownShow();
  await giveToOrganizer(show);
  // It stands first in a list by name.
  const name = `0${randomUUID()}`;
  const db = openDatabase(process.env.DATABASE_URL as string, 1);
  try {
    await db.organizer.update({ where: { id: show.organizerId }, data: { name, nameEn: name } });
    const order = { id: randomUUID(), accountId: randomUUID(), agentId: null, ...show };
    const lines = [{ id: randomUUID(), kind: "ticket" as const, amountFen: 30_000 }];
    const rows = ledgerRows(
      { kind: "order_paid", order, lines },
      {
        ...{ id: randomUUID(), at: new Date(Date.now() - 48 * 3_600_000), timeZone: "Asia/Shanghai" },
        parts: partsOfLines(lines, { feePermyriad: 300 }),
      },
    );
    await db.ledgerTransaction.create({ data: rows.transaction });
    await db.ledgerEntry.createMany({ data: rows.entries });
  } finally {
    await db.$disconnect();
  }
  return { organizerId: show.organizerId, name };
}

/** Says of a payout that somebody else has recorded it. */
async function recordedBySomebodyElse(organizerId: string): Promise<void> {
  const db = openDatabase(process.env.DATABASE_URL as string, 1);
  try {
    const { count } = await db.payout.updateMany({
      where: { organizerId, recordedBy: demoId("account/operator") },
      data: { recordedBy: randomUUID() },
    });
    expect(count).toBe(1);
  } finally {
    await db.$disconnect();
  }
}

const rowOf = (page: Page, text: string) => page.getByRole("row").filter({ hasText: text });

test("an operator records a payout, another confirms it, and the organizer finds it on its statement", async ({
  page,
}) => {
  const { organizerId, name } = await owedOrganizer();
  const reference = `BOC-${randomUUID()}`;
  await staffSession(page, "operator");
  await page.goto(`${address.ops}/payouts`);
  expect(await serious(page)).toEqual([]);
  const owed = page.getByRole("region", { name: "应付" });
  await expect(owed.getByRole("row").filter({ hasText: name })).toContainText("¥291");
  await owed.getByRole("button", { name: `记录付款 ${name}` }).click();
  const dialog = page.getByRole("dialog", { name: `已付给 ${name} ¥291？` });
  await dialog.getByLabel("银行流水号").fill(reference);
  await dialog.getByRole("button", { name: "记录付款" }).click();
  const payout = rowOf(page, reference);
  await expect(payout).toContainText("需另一人确认");
  await expect(owed.getByRole("row").filter({ hasText: name })).toContainText("有一笔待确认");

  await recordedBySomebodyElse(organizerId);
  await page.reload();
  await payout.getByRole("button", { name: `确认 ${reference}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "确认" }).click();
  await expect(payout).toContainText("已入账");
  await expect(owed.getByRole("row").filter({ hasText: name })).toContainText("无应付");
  await page.goto(`${address.ops}/ledger`);
  await expect(page.getByText("借贷相等")).toBeVisible();

  await staffSession(page, "organizer");
  await page.goto(`${address.admin}/settlement?organizer=${organizerId}`);
  const paid = page.getByRole("region", { name: "平台付款" });
  await expect(paid.getByRole("row").filter({ hasText: reference })).toContainText("¥291");
  await expect(paid).toContainText("目前应付余额 ¥0");
  expect(await serious(page)).toEqual([]);
});

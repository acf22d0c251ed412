import { expect, it } from "vitest";
import { AppError } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { callOff, putOff } from "../testing/bulk-return.ts";
import { createBuyer, createShow } from "../testing/factories.ts";
import { createPayable } from "../testing/paid-order.ts";
import { refusalCode, testPlatform } from "../testing/test-platform.ts";
import { mailCalledOff, tellCalledOff } from "./tell-called-off.ts";

const { platform, system } = testPlatform();
const { db } = platform;

it("tells each buyer once what is postponed to when and until when he may choose, and anew when it is cancelled", async () => {
  const show = await createShow(db);
  const { performanceId } = show;
  const accountId = await createBuyer(system);
  const order = await createPayable(system, show, { accountId });
  await order.pay();
  const told = async () =>
    (await db.message.findMany({ where: { accountId, way: "sms" }, orderBy: { createdAt: "asc" } })).map(
      ({ template, params, state }): Record<string, string> => ({ template, state, ...(params as object) }),
    );

  await putOff(system, { performanceId, startsLocal: "2031-05-01T19:30", choiceUntilLocal: "2031-04-01T12:00" });
  const listed = { performanceId, round: 1, orderIds: [order.orderId] };
  await tellCalledOff(system, { ...listed, kind: "postponed" });
  await tellCalledOff(system, { ...listed, kind: "postponed" });
  const link = `${system.env.WEB_ORIGIN}/orders/${order.orderId}`;
  const [first, ...others] = await told();
  expect(others).toEqual([]);
  expect(first).toMatchObject({ template: "SHOW_POSTPONED", state: "sent", event: "测试演出", link });
  expect(first?.newTime).toContain("5月1日");
  expect(first?.until).toContain("4月1日");

  await putOff(system, { performanceId, startsLocal: null, choiceUntilLocal: "2031-04-02T12:00" });
  await tellCalledOff(system, { ...listed, round: 2, kind: "postponed" });
  expect((await told()).at(-1)).toMatchObject({ template: "SHOW_POSTPONED", newTime: "另行通知" });
  await callOff(system, performanceId);
  await tellCalledOff(system, { ...listed, kind: "cancelled" });
  expect((await told()).map((one) => one.template)).toEqual(["SHOW_POSTPONED", "SHOW_POSTPONED", "SHOW_CANCELLED"]);
});

it("tells the others although one number is refused, and that one when it is not any more", async () => {
  const show = await createShow(db);
  const accountIds = [await createBuyer(system), await createBuyer(system)];
  const orderIds: string[] = [];
  for (const accountId of accountIds) {
    const order = await createPayable(system, show, { accountId });
    await order.pay();
    orderIds.push(order.orderId);
  }
  const listed = { performanceId: show.performanceId, round: 1, orderIds, kind: "cancelled" as const };
  await callOff(system, show.performanceId);
  const told = async () => {
    const rows = await db.message.findMany({ where: { accountId: { in: accountIds }, template: "SHOW_CANCELLED" } });
    return accountIds.map((id) => rows.filter((row) => row.accountId === id).map(({ state }) => state));
  };
  let refusals = 1;
  const sms: typeof system.sms = {
    send: (message) => (refusals-- > 0 ? Promise.reject(new AppError("BUSY")) : system.sms.send(message)),
  };
  expect(await refusalCode(tellCalledOff({ ...system, sms }, listed))).toBe("BUSY");
  expect(await told()).toEqual([["queued"], ["sent"]]);
  await tellCalledOff(system, listed);
  expect(await told()).toEqual([["sent"], ["sent"]]);
});

it("tells by mail too who has given an address, once each, and others although one address is refused", async () => {
  const show = await createShow(db);
  const { performanceId } = show;
  const buyer = async (mail: string | null) => {
    const accountId = await createBuyer(system);
    const mailCipher = mail && system.cipher.seal(mail, `accounts:mail:${accountId}`);
    await db.account.update({ where: { id: accountId }, data: { mailCipher } });
    const order = await createPayable(system, show, { accountId });
    await order.pay();
    return order.orderId;
  };
  const [bad, good] = [`${newId()}@example.com`, `${newId()}@example.com`];
  const orderIds = [await buyer(bad), await buyer(null), await buyer(good)];
  const listed = { performanceId, round: 1, orderIds };
  const mailsTo = async (address: string) => {
    const answer = await fetch(`${platform.env.MAILBOX_URL}/mails?to=${encodeURIComponent(address)}`);
    return ((await answer.json()) as { mails: { subject: string; text: string }[] }).mails;
  };

  await putOff(system, { performanceId, startsLocal: "2031-05-01T19:30", choiceUntilLocal: "2031-04-01T12:00" });
  const mail: typeof system.mail = {
    send: (letter) =>
      letter.to === bad ? Promise.reject(new AppError("BUSY")) : (system.mail?.send(letter) ?? Promise.reject()),
  };
  expect(await refusalCode(mailCalledOff({ ...system, mail }, { ...listed, kind: "postponed" }))).toBe("BUSY");
  expect(await mailsTo(bad)).toEqual([]);
  for (let tries = 0; tries < 2; tries += 1) await mailCalledOff(system, { ...listed, kind: "postponed" });
  for (const address of [bad, good]) {
    const [letter, ...more] = await mailsTo(address);
    expect(more).toEqual([]);
    expect(letter?.subject).toBe("演出已延期：测试演出");
    for (const said of ["5月1日", "4月1日"]) expect(letter?.text).toContain(said);
  }
  await callOff(system, performanceId);
  await mailCalledOff(system, { ...listed, kind: "cancelled" });
  const letters = await mailsTo(good);
  expect(letters.map(({ subject }) => subject).sort()).toEqual(["演出已取消：测试演出", "演出已延期：测试演出"].sort());
  expect(letters.every(({ text }) => text.includes(`${system.env.WEB_ORIGIN}/orders/${orderIds[2]}`))).toBe(true);
  expect(await db.message.count({ where: { dedupeKey: { contains: orderIds[1] }, way: "mail" } })).toBe(0);
});

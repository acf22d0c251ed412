import { expect, it } from "vitest";
import { callOff, putOff } from "../testing/bulk-return.ts";
import { createBuyer, createShow } from "../testing/factories.ts";
import { createPayable } from "../testing/paid-order.ts";
import { testPlatform } from "../testing/test-platform.ts";
import { tellCalledOff } from "./tell-called-off.ts";

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

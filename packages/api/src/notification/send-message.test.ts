import { expect, it } from "vitest";
import { AppError } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import type { Sms } from "../platform/sms.ts";
import { createBuyer } from "../testing/factories.ts";
import { refusalCode, testPlatform } from "../testing/test-platform.ts";
import { markFailed, sendSms } from "./send-message.ts";

const { platform, system } = testPlatform();

it("a message whose job gave up is failed, and is sent when the job is run again, once", async () => {
  const accountId = await createBuyer(system);
  const dedupeKey = `order-expired:${newId()}`;
  const message = { accountId, dedupeKey, template: "ORDER_EXPIRED" as const, params: { event: "测试", time: "今晚" } };
  const away: Sms = { send: () => Promise.reject(new AppError("BUSY")) };
  expect(await refusalCode(sendSms({ ...system, sms: away }, message))).toBe("BUSY");
  const state = async () => (await platform.db.message.findUniqueOrThrow({ where: { dedupeKey } })).state;
  expect(await state()).toBe("queued");
  await markFailed(system, [dedupeKey]);
  expect(await state()).toBe("failed");

  await sendSms(system, message);
  await markFailed(system, [dedupeKey]);
  expect(await state()).toBe("sent");
  await sendSms({ ...system, sms: away }, message);
});

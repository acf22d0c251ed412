import { expect, it } from "vitest";
import { keepDeadLetter } from "../platform/dead-letters.ts";
import { newId } from "../platform/ids.ts";
import { billCasesOpen, deadLettersOpen } from "../platform/metrics.ts";
import { createShow } from "../testing/factories.ts";
import { testPlatform } from "../testing/test-platform.ts";
import { showBacklog } from "./show-backlog.ts";

const { platform } = testPlatform();
const { db } = platform;

it("differences and failed jobs that nobody is done with are in the metrics, as the database has them", async () => {
  const { organizerId } = await createShow(db);
  const account = await db.merchantAccount.findFirstOrThrow({ where: { organizerId, gateway: "wechat" } });
  const number = newId();
  await db.billCase.create({
    data: {
      ...{ id: newId(), merchantAccountId: account.id, credential: "WECHAT", gateway: "wechat", day: "2020-01-01" },
      ...{ what: "payment_not_ours", number, outTradeNo: number },
    },
  });
  const event = { id: newId(), name: "order/paid", data: { orderId: newId() } };
  await keepDeadLetter(db, { job: "issue-tickets", runId: newId(), event, error: "no answer", tries: 11 });
  await showBacklog(platform);
  const { values } = await billCasesOpen.get();
  expect(values.find(({ labels }) => labels.gateway === "wechat")?.value).toBeGreaterThanOrEqual(1);
  expect((await deadLettersOpen.get()).values[0]?.value).toBeGreaterThanOrEqual(1);
});

it("where the database does not answer there is no number, not an old one", async () => {
  const away = new Proxy(db, {
    get: () => {
      throw new Error("the database is away");
    },
  });
  await showBacklog({ ...platform, db: away });
  expect((await deadLettersOpen.get()).values[0]?.value).toBeNaN();
  expect((await billCasesOpen.get()).values).toEqual([]);
});

import { afterAll, describe, expect, it } from "vitest";
import { type App, startApp } from "../../local/inngest/testing/app.ts";
import {
  endLetter,
  keptRuns,
  listDeadLetters,
  openDeadLetters,
  runLetterAgain,
  settleDeadLetter,
} from "../../packages/api/src/platform/dead-letters.ts";
import { durable, scheduled } from "../../packages/api/src/platform/durable.ts";
import { newId } from "../../packages/api/src/platform/ids.ts";
import { eventually, refusalCode, testPlatform } from "../../packages/api/src/testing/test-platform.ts";

const { platform } = testPlatform();
const { db } = platform;
const apps: App[] = [];
afterAll(() => Promise.all(apps.map((app) => app.stop())));

/** A job server with one job that fails until it is mended, and what became of it. */
async function brokenJob(byClock = false) {
  const job = `job-${newId().slice(-12)}`;
  const seen = { mended: false, runs: [] as unknown[], failures: [] as string[] };
  const work = async (data: unknown) => {
    seen.runs.push(data);
    if (!seen.mended) throw new Error("the provider does not answer");
  };
  const app = await startApp(job, (client) => [
    byClock
      ? scheduled({ id: job, cron: "0 0 1 1 *", run: () => work({}) })(client, platform)
      : durable({
          ...{ id: job, on: "order/paid", retries: 1 },
          run: ({ data, step }) => step.run("work", () => work(data)),
          onFailed: async ({ data }) => void seen.failures.push(data.orderId),
        })(client, platform),
  ]);
  apps.push(app);
  const letter = async () => db.deadLetter.findFirst({ where: { job } });
  const inState = (state: string) =>
    eventually(async () => ((await letter())?.state === state ? letter() : false), 15_000);
  /** What the relay would send of the outbox for this job. */
  const relay = async () => {
    const rows = await db.outboxEvent.findMany({ where: { name: "job/run-again.requested", sentAt: null } });
    for (const { id, name, data } of rows.filter((row) => (row.data as { job: string }).job === job)) {
      await app.client.send({ id, name, data: data as Record<string, unknown> });
      await db.outboxEvent.update({ where: { id }, data: { sentAt: new Date() } });
    }
    return rows.length;
  };
  const again = async () => {
    await runLetterAgain(db, { id: (await letter())?.id ?? "", operatorId: newId() });
    await relay();
  };
  return { job, app, seen, letter, inState, relay, again };
}

describe("a job that has used up its tries", () => {
  it("is kept with its event, error and tries, and runs once more with the same event until it succeeds", async () => {
    const { job, app, seen, inState, again } = await brokenJob();
    const orderId = newId();
    await app.client.send({ id: newId(), name: "order/paid", data: { orderId, traceparent: "00-x" } });
    const failed = await inState("failed");
    expect(failed).toMatchObject({ job, event: "order/paid", data: { orderId }, tries: 2, doneAt: null });
    expect(failed?.error).toContain("the provider does not answer");
    expect(JSON.stringify(failed?.data)).not.toContain("traceparent");
    await eventually(async () => seen.failures.length === 1);

    await again();
    await eventually(async () => (await db.deadLetter.findFirst({ where: { job } }))?.tries === 4, 15_000);
    const kept = await db.deadLetterRun.findMany({ where: { deadLetter: { job } } });
    expect(kept).toHaveLength(2);
    expect(await keptRuns(db, [...kept.map(({ runId }) => runId), "unknown"])).toEqual(
      new Set(kept.map(({ runId }) => runId)),
    );
    await inState("failed");

    seen.mended = true;
    await again();
    expect(await inState("done")).toMatchObject({ doneBy: null, tries: 4 });
    expect(seen.runs).toEqual(Array.from({ length: 5 }, () => expect.objectContaining({ orderId })));
    expect(await db.deadLetter.count({ where: { job } })).toBe(1);
  });

  it("is started once however often the button is pressed, and an operator can be done with it", async () => {
    const { app, letter, inState } = await brokenJob();
    await app.client.send({ id: newId(), name: "order/paid", data: { orderId: newId() } });
    await inState("failed");
    const id = (await letter())?.id ?? "";
    const presses = await Promise.allSettled([1, 2, 3].map(() => runLetterAgain(db, { id, operatorId: newId() })));
    expect(presses.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    const rows = await db.outboxEvent.findMany({ where: { name: "job/run-again.requested" } });
    expect(rows.filter((row) => (row.data as { deadLetterId: string }).deadLetterId === id)).toHaveLength(1);

    const open = await openDeadLetters(db);
    const operatorId = newId();
    await endLetter(db, { id, note: "已人工处理", operatorId });
    expect(await refusalCode(endLetter(db, { id, note: "又一次", operatorId }))).toBe("STATE_CHANGED");
    expect(await refusalCode(runLetterAgain(db, { id, operatorId }))).toBe("STATE_CHANGED");
    expect(await openDeadLetters(db)).toBeLessThan(open + 1);
    const { letters } = await listDeadLetters(db, { limit: 100, state: "done" });
    expect(letters.find((one) => one.id === id)).toMatchObject({ doneBy: operatorId, note: "已人工处理" });
  });

  it("by the clock is one letter, and done when a round succeeds again", async () => {
    const { job, seen, letter, inState, again } = await brokenJob(true);
    await db.deadLetter.create({ data: { id: newId(), letterKey: job, job, data: {}, error: "an earlier round" } });
    await again();
    await eventually(async () => ((await letter())?.error ?? "").includes("provider"), 15_000);
    expect(await db.deadLetter.count({ where: { job } })).toBe(1);
    seen.mended = true;
    await again();
    await inState("done");
    await settleDeadLetter(db, { job });
    expect((await letter())?.doneBy).toBeNull();
  });
});

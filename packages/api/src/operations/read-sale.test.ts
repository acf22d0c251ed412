import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { hold, markSold, showOrder } from "../inventory/index.ts";
import { listSaleOrders } from "../ordering/index.ts";
import { keepDeadLetter } from "../platform/dead-letters.ts";
import { newId } from "../platform/ids.ts";
import { openRedis } from "../platform/redis.ts";
import { createBuyer, createOrder, createShow } from "../testing/factories.ts";
import { refusalCode, testPlatform } from "../testing/test-platform.ts";
import { failedJobs } from "./failed-jobs.ts";
import { rerun } from "./inngest-runs.ts";
import { readDeadLetters } from "./read-dead-letters.ts";
import { readSale } from "./read-sale.ts";

const { platform, system } = testPlatform();

describe("the board of a sale", () => {
  it("counts every unit once, and the stores agree", async () => {
    const show = await createShow(platform.db, { places: 10 });
    const { performanceId, standard } = show;
    await createOrder(system, show, { accountId: await createBuyer(system), quantity: 2 });
    const paid = await createOrder(system, show, { accountId: await createBuyer(system) });
    await platform.db.$transaction((tx) => markSold(tx, paid.id));
    await platform.db.order.update({ where: { id: paid.id }, data: { state: "paid" } });
    await showOrder(system, paid.id);
    const items = [{ offerId: standard, quantity: 3 }];
    await hold(system, { performanceId, accountId: await createBuyer(system), clientKey: newId(), items });

    const board = await readSale(system, performanceId);
    expect(board.units).toEqual({
      units: 10,
      blocked: 0,
      redis: { free: 4, held: 3, claimed: 2, sold: 1 },
      claims: { claimed: 2, sold: 1 },
    });
    expect(board.orders).toEqual({ awaiting_payment: 1, paid: 1 });
    expect(board.takenFen).toBe(18_000);
    expect(board.perMinute).toHaveLength(31);
    expect(board.perMinute.reduce((sum, n) => sum + n, 0)).toBe(2);
  });

  it("is shown without Redis's part when Redis is away", async () => {
    const { performanceId } = await createShow(platform.db, { places: 10 });
    const redis = openRedis("redis://127.0.0.1:1");
    redis.disconnect();
    const { units } = await readSale({ ...system, redis }, performanceId);
    expect(units).toEqual({ units: 10, blocked: 0, claims: { claimed: 0, sold: 0 } });
  });

  it("lists orders with their buyers masked", async () => {
    const show = await createShow(platform.db);
    const accountId = await createBuyer(system);
    await createOrder(system, show, { accountId, quantity: 2 });
    const { orders } = await listSaleOrders(system, { performanceId: show.performanceId, limit: 10 });
    expect(orders).toMatchObject([{ state: "awaiting_payment", tickets: 2, totalFen: 36_000 }]);
    expect(orders[0]?.buyer).toMatch(/^139\*{4}\d{4}$/);
    expect(JSON.stringify(orders)).not.toContain(accountId);
  });
});

/** A job server that answers so. */
async function jobServer(answer: (method: string, url: string) => { status: number; body: unknown }) {
  const server = createServer((request, response) => {
    const { status, body } = answer(request.method ?? "", request.url ?? "");
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { ...system, env: { ...system.env, INNGEST_BASE_URL: url } };
}

const run = (id: string, status: string, minute: number) => ({
  run_id: id,
  function_id: "f",
  function_slug: "kaimu-issue-tickets",
  event_id: "e",
  status,
  run_started_at: `2026-11-25T10:0${minute}:00.000Z`,
  ended_at: `2026-11-25T10:0${minute}:01.000Z`,
  error: status === "Failed" ? "no answer" : null,
});

describe("failed jobs", () => {
  it("are listed with what became of them when they were run again", async () => {
    const runs = [run("3", "Completed", 3), run("2", "Failed", 2)];
    const ctx = await jobServer((_, url) => ({
      status: 200,
      body: { data: url.includes("status=failed") ? runs.slice(1) : runs },
    }));
    expect(await failedJobs(ctx)).toMatchObject({
      available: true,
      jobs: [
        { runId: "2", job: "kaimu-issue-tickets", error: "no answer", again: { runId: "3", status: "completed" } },
      ],
    });
  });

  it("are the server's no more when we keep them, and are counted until somebody is done with them", async () => {
    const runId = newId();
    const event = { id: newId(), name: "order/paid", data: { orderId: newId() } };
    const before = (await failedJobs(await jobServer(() => ({ status: 404, body: {} })))).kept;
    await keepDeadLetter(platform.db, { job: "issue-tickets", runId, event, error: "no answer", tries: 11 });
    const ctx = await jobServer(() => ({ status: 200, body: { data: [run(runId, "Failed", 1)] } }));
    const { jobs, kept } = await failedJobs(ctx);
    expect(jobs).toEqual([]);
    expect(kept).toBeGreaterThan(before - 1);
    const { letters } = await readDeadLetters(system, { limit: 100, state: "open" });
    expect(letters.find((one) => one.data.includes(event.data.orderId))).toMatchObject({
      ...{ job: "issue-tickets", event: "order/paid", tries: 11, state: "failed", doneByName: null },
    });
  });

  it("are said not to be available where the server does not tell, or is away", async () => {
    const none = { available: false, jobs: [] };
    expect(await failedJobs(await jobServer(() => ({ status: 404, body: {} })))).toMatchObject(none);
    expect(await failedJobs(await jobServer(() => ({ status: 200, body: "<html>" })))).toMatchObject(none);
    const env = { ...system.env, INNGEST_BASE_URL: "http://127.0.0.1:1" };
    expect(await failedJobs({ ...system, env })).toMatchObject(none);
  });

  it("are run again by their id, and an unknown one is refused", async () => {
    const ctx = await jobServer((method, url) =>
      method === "POST" && url === "/v1/runs/known-run/rerun"
        ? { status: 200, body: { data: { run_id: "new-run" } } }
        : { status: 404, body: {} },
    );
    expect(await rerun(ctx, "known-run")).toBe("new-run");
    expect(await refusalCode(rerun(ctx, "other-run"))).toBe("NOT_FOUND");
  });
});

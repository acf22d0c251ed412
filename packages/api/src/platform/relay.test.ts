import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { inTransaction } from "@kaimu/db";
import { Inngest } from "inngest";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { testPlatform } from "../testing/test-platform.ts";
import { newId } from "./ids.ts";
import { emit } from "./outbox.ts";
import { relayOnce } from "./relay.ts";

const { platform } = testPlatform();

/** The receiving end of Inngest's event API: keeps what it gets, or is out of order. */
const received: { id: string; name: string; ts: number; data: { orderId?: string } }[] = [];
let outOfOrder = false;
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = JSON.parse(Buffer.concat(chunks).toString() || "[]");
  if (outOfOrder) return void response.writeHead(500).end("{}");
  received.push(...body);
  response.end(JSON.stringify({ ids: body.map((event: { id: string }) => event.id), status: 200 }));
});
let inngest: Inngest;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  inngest = new Inngest({
    id: "test",
    isDev: true,
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  });
});
afterAll(() => server.close());
afterEach(() => void vi.useRealTimers());

const write = (orderId: string) => inTransaction(platform.db, (tx) => emit(tx, "order/paid", { orderId }));
const rowsOf = async (orderId: string) =>
  (await platform.db.outboxEvent.findMany({ where: { name: "order/paid" } })).filter(
    (row) => (row.data as { orderId: string }).orderId === orderId,
  );
/** Other tests write rows as well, and a round sends so many at most. */
async function relayAll(): Promise<void> {
  while ((await relayOnce(platform.db, inngest)) > 0);
}

describe("the outbox", () => {
  it("says when a fact came about by the database's clock: by a host's that is ahead Inngest would wait for that moment", async () => {
    const orderId = newId();
    const before = Date.now();
    vi.useFakeTimers({ toFake: ["Date"], now: before + 600_000 });
    await write(orderId);
    vi.useRealTimers();
    await relayAll();
    const sent = received.find((event) => event.data.orderId === orderId);
    expect(Math.abs((sent?.ts ?? 0) - before)).toBeLessThan(60_000);
  });

  it("holds nothing of a transaction that did not come about", async () => {
    const orderId = newId();
    await inTransaction(platform.db, async (tx) => {
      await emit(tx, "order/paid", { orderId });
      throw new Error("rolled back");
    }).catch(() => undefined);
    expect(await rowsOf(orderId)).toEqual([]);
  });

  it("keeps a fact while nobody takes it, and sends it under its own id when somebody does", async () => {
    const orderId = newId();
    outOfOrder = true;
    await write(orderId);
    await expect(relayOnce(platform.db, inngest)).rejects.toThrow();
    expect((await rowsOf(orderId))[0]?.sentAt).toBeNull();
    outOfOrder = false;
    await relayAll();
    const [row] = await rowsOf(orderId);
    expect(row?.sentAt).not.toBeNull();
    expect(received.filter((event) => event.data.orderId === orderId).map((event) => event.id)).toEqual([row?.id]);
  }, 40_000);

  it("is sent once although two relays work side by side", async () => {
    const orders = Array.from({ length: 20 }, newId);
    for (const orderId of orders) await write(orderId);
    await Promise.all([relayAll(), relayAll()]);
    for (const orderId of orders) expect(received.filter((event) => event.data.orderId === orderId)).toHaveLength(1);
  });
});

import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rateLimit } from "../admission/index.ts";
import { limits } from "../admission/limits.ts";
import { openBreakers } from "../platform/breakers.ts";
import { newId } from "../platform/ids.ts";
import { webRouter } from "../router/web.ts";
import type { TestShow } from "../testing/factories.ts";
import { createNamed } from "../testing/searchable.ts";
import { eventually, testPlatform } from "../testing/test-platform.ts";
import { callerFactory, refusalOf } from "../trpc.ts";
import { find } from "./find.ts";
import { indexEvents } from "./index-events.ts";
import { openSearchIndex } from "./search-index.ts";
import { suggest } from "./suggest.ts";

const { platform, system, contextFor } = testPlatform();
const open = (url: string) =>
  openSearchIndex({ url, apiKey: "none", breaker: openBreakers(platform.log).typesense, log: platform.log });
/** A Typesense that takes connections and never answers. */
const mute = createServer((socket) => socket.on("error", () => {}));
let muteUrl: string;
let show: TestShow;

// Nobody listens on the discard port.
const away = { ...system, search: open("http://127.0.0.1:9") };
const ask = { query: "无引擎", sort: "date", page: 1, pageSize: 20 } as const;

beforeAll(async () => {
  show = await createNamed(platform.db, {
    title: "无引擎之夜",
    titleEn: "Night Without Engine",
    city: "成都",
    priceFen: 12_300,
  });
  await createNamed(platform.db, { title: "无引擎之夜已演完", startsAt: new Date(Date.now() - 86_400_000) });
  await new Promise<void>((listening) => mute.listen(0, "127.0.0.1", listening));
  muteUrl = `http://127.0.0.1:${(mute.address() as { port: number }).port}`;
});
afterAll(() => {
  mute.close();
});

describe("with Typesense away", () => {
  it("people still find by plain words, and the answer says that it is degraded", async () => {
    const found = await find(away, ask);
    expect(found).toMatchObject({
      degraded: true,
      total: 1,
      events: [
        { id: show.eventId, fromFen: 12_300, highlight: { title: [{ text: "无引擎", hit: true }, { text: "之夜" }] } },
      ],
      facets: { cities: [{ city: "成都", events: 1 }], categories: [{ category: "concert", events: 1 }] },
    });
    expect((await find(away, { ...ask, query: "engine 成都" })).total).toBe(1);
    expect((await find(away, { ...ask, query: "%" })).events.length).toBeGreaterThan(0);
  });

  it("filters still hold", async () => {
    const totalOf = async (more: object) => (await find(away, { ...ask, ...more })).total;
    expect(await totalOf({ city: "成都", category: "concert", minFen: 12_000, maxFen: 13_000 })).toBe(1);
    expect(await totalOf({ city: "北京" })).toBe(0);
    expect(await totalOf({ category: "dance" })).toBe(0);
    expect(await totalOf({ maxFen: 12_000 })).toBe(0);
    expect(await totalOf({ from: "2099-01-01" })).toBe(0);
    expect((await find(away, { ...ask, page: 2 })).events).toEqual([]);
  });

  it("titles are still suggested", async () => {
    const { suggestions, degraded } = await suggest(away, "无引");
    expect(degraded).toBe(true);
    expect(suggestions).toMatchObject([{ kind: "event", eventId: show.eventId }]);
  });

  it("an indexing job fails, so that it is tried again", async () => {
    await expect(indexEvents(away, { eventIds: [show.eventId] })).rejects.toThrow();
  });

  it("nobody waits for long, and after the first nobody waits", async () => {
    const silent = { ...system, search: open(muteUrl) };
    const timed = async () => {
      const start = performance.now();
      expect((await find(silent, ask)).degraded).toBe(true);
      return performance.now() - start;
    };
    expect(await timed()).toBeLessThan(4_000);
    expect(await timed()).toBeLessThan(1_000);
  });

  it("an index that does not exist yet is no error either, and does not make others wait", async () => {
    const { TYPESENSE_URL: url, TYPESENSE_API_KEY: apiKey } = platform.env;
    const fresh = openSearchIndex({
      url,
      apiKey,
      alias: `none_${newId().slice(0, 8)}`,
      breaker: openBreakers(platform.log).typesense,
      log: platform.log,
    });
    expect(await find({ ...system, search: fresh }, ask)).toMatchObject({ degraded: true, total: 1 });
  });
});

describe("what a stranger may send", () => {
  const call = (address = newId()) =>
    callerFactory(webRouter)(contextFor({ kind: "anonymous" }, { search: away.search, address })).search;
  const codeOf = (answer: Promise<unknown>) =>
    answer.then(
      () => "OK",
      (error) => refusalOf(error).code,
    );

  it.each([
    ["a query of 61 characters", { query: "长".repeat(61) }],
    ["51 results a page", { pageSize: 51 }],
    ["page 0", { page: 0 }],
    ["page 201", { page: 201 }],
    ["a day that does not exist", { from: "2026-02-30" }],
    ["a negative price", { minFen: -1 }],
    ["a category that does not exist", { category: "opera" as never }],
  ])("%s is refused", async (_what, input) => {
    expect(await codeOf(call().find(input))).toBe("BAD_INPUT");
  });

  it("an empty query is the whole season", async () => {
    expect((await call().find({})).events.length).toBeGreaterThan(0);
  });

  it("too many questions from one address are turned away", async () => {
    const address = newId();
    const one = call(address);
    expect(await codeOf(one.suggest({ query: "。" }))).toBe("OK");
    const ctx = contextFor({ kind: "anonymous" }, { address });
    for (let n = 0; n < limits["search-suggest"].max; n++) {
      await rateLimit(ctx, "search-suggest", address).catch(() => undefined);
      if (n % 100 === 0) await platform.redis.ping();
    }
    await eventually(async () => (await codeOf(one.suggest({ query: "。" }))) === "TOO_MANY_REQUESTS");
  });
});

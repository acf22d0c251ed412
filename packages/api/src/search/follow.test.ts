import { beforeAll, describe, expect, it } from "vitest";
import { createNamed, rename, testIndex } from "../testing/searchable.ts";
import { testPlatform } from "../testing/test-platform.ts";
import { collectionsOf, searchedCollection } from "./collection.ts";
import { find } from "./find.ts";
import { indexEvents } from "./index-events.ts";
import { hasIndex, rebuildIndex } from "./rebuild.ts";
import type { SearchIndex } from "./search-index.ts";

const { platform, contextFor } = testPlatform();
const search = testIndex(contextFor({ kind: "system" }));
const ctx = contextFor({ kind: "system" }, { search });

const searchFor = async (query: string) => find(ctx, { query, sort: "relevance", page: 1, pageSize: 50 });
const found = async (query: string) => (await searchFor(query)).events.map((event) => event.id);
const changed = (eventId: string) => indexEvents(ctx, { eventIds: [eventId] });
const setState = (eventId: string, state: "published" | "archived") =>
  platform.db.event.update({ where: { id: eventId }, data: { state } });

/** The index as somebody sees it whose first write is held up until `meanwhile` is over. */
function heldUp(meanwhile: () => Promise<unknown>): SearchIndex {
  let first = true;
  const collections = (name?: string) => {
    if (name === undefined) return search.write.collections();
    const real = search.write.collections(name).documents();
    const wait = async () => {
      if (!first) return;
      first = false;
      await meanwhile();
    };
    const documents = {
      import: (...o: Parameters<typeof real.import>) => wait().then(() => real.import(...o)),
      delete: (...o: Parameters<typeof real.delete>) => wait().then(() => real.delete(...o)),
    };
    return { documents: () => documents };
  };
  return { ...search, write: Object.assign(Object.create(search.write), { collections }) };
}

beforeAll(async () => {
  expect(await hasIndex(ctx)).toBe(false);
  // Nothing can be lost before there is an index: whoever builds it reads everything.
  await changed((await createNamed(platform.db, { title: "先来的演出" })).eventId);
  await rebuildIndex(ctx);
  expect(await hasIndex(ctx)).toBe(true);
  expect(await found("先来的演出")).toHaveLength(1);
});

describe("results follow the database", () => {
  it("a published show is found, under its new name once it is renamed, and no more when it is withdrawn", async () => {
    const show = await createNamed(platform.db, { title: "青蛇新编" });
    expect(await found("青蛇新编")).toEqual([]);
    await changed(show.eventId);
    await changed(show.eventId);
    expect(await found("青蛇新编")).toEqual([show.eventId]);

    await rename(platform.db, show, { title: "白蛇旧梦", city: "哈尔滨" });
    await changed(show.eventId);
    expect(await found("青蛇新编")).toEqual([]);
    expect(await found("haerbin baishe")).toEqual([show.eventId]);

    await setState(show.eventId, "archived");
    await changed(show.eventId);
    await changed(show.eventId);
    expect(await found("白蛇旧梦")).toEqual([]);
  });

  it("a show of which everything is cancelled is not offered", async () => {
    const show = await createNamed(platform.db, { title: "雷雨取消场" });
    await changed(show.eventId);
    expect(await found("雷雨取消场")).toEqual([show.eventId]);
    await platform.db.performance.update({ where: { id: show.performanceId }, data: { status: "cancelled" } });
    await changed(show.eventId);
    expect(await found("雷雨取消场")).toEqual([]);
  });

  it("an old state that is written late does not stay", async () => {
    const show = await createNamed(platform.db, { title: "旧名壹贰叁" });
    const late = {
      ...ctx,
      search: heldUp(() => rename(platform.db, show, { title: "新名肆伍陆" }).then(() => changed(show.eventId))),
    };
    await indexEvents(late, { eventIds: [show.eventId] });
    expect(await found("旧名壹贰叁")).toEqual([]);
    expect(await found("新名肆伍陆")).toEqual([show.eventId]);

    const gone = { ...ctx, search: heldUp(() => setState(show.eventId, "archived").then(() => changed(show.eventId))) };
    await indexEvents(gone, { eventIds: [show.eventId] });
    expect(await found("新名肆伍陆")).toEqual([]);
  });
});

describe("a rebuild", () => {
  it("leaves no gap for those who search, and forgets nothing that changes meanwhile", {
    timeout: 40_000,
  }, async () => {
    const stays = await createNamed(platform.db, { title: "一直都在的戏" });
    const renamed = await createNamed(platform.db, { title: "改名之前" });
    const withdrawn = await createNamed(platform.db, { title: "撤下之前" });
    // More than one page of events.
    for (let n = 0; n < 110; n += 5)
      await Promise.all(Array.from({ length: 5 }, (_, m) => createNamed(platform.db, { title: `群戏第${n + m}场` })));
    await rebuildIndex(ctx);
    const before = await searchedCollection(search);

    let rebuilding = true;
    let asked = 0;
    const gaps: unknown[] = [];
    const asking = (async () => {
      while (rebuilding) {
        const answer = await searchFor("一直都在");
        asked++;
        if (answer.degraded || answer.total !== 1) gaps.push(answer);
      }
    })();
    let later = "";
    const after: Record<string, () => Promise<unknown>> = {
      "page 1": async () => {
        await rename(platform.db, renamed, { title: "换了新名" });
        await changed(renamed.eventId);
        await setState(withdrawn.eventId, "archived");
        await changed(withdrawn.eventId);
        later = (await createNamed(platform.db, { title: "半路新开" })).eventId;
        await changed(later);
      },
    };
    const done = await rebuildIndex(ctx, async (name, work) => {
      const result = await work();
      await after[name]?.();
      return result;
    });
    rebuilding = false;
    await asking;

    expect(done?.events).toBeGreaterThan(110);
    expect(gaps).toEqual([]);
    expect(asked).toBeGreaterThan(3);
    expect(await searchedCollection(search)).not.toBe(before);
    expect(await collectionsOf(search)).toEqual([await searchedCollection(search)]);
    expect(await found("一直都在")).toEqual([stays.eventId]);
    expect(await found("换了新名")).toEqual([renamed.eventId]);
    expect(await found("改名之前")).toEqual([]);
    expect(await found("撤下之前")).toEqual([]);
    expect(await found("半路新开")).toEqual([later]);
    expect((await searchFor("群戏")).total).toBe(110);
  });

  it("that a later one has overtaken ends quietly, and the later one stays", async () => {
    let kept: string | undefined;
    const first = await rebuildIndex(ctx, async (name, work) => {
      const result = await work();
      if (name === "page 1") {
        await rebuildIndex({ ...ctx, clock: { now: () => new Date(Date.now() + 1_000) } });
        kept = await searchedCollection(search);
      }
      return result;
    });
    expect(first).toBe(null);
    expect(await searchedCollection(search)).toBe(kept);
    expect(await collectionsOf(search)).toEqual([kept]);
  });
});

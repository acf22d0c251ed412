import { beforeAll, describe, expect, it } from "vitest";
import type { TestShow } from "../testing/factories.ts";
import { createNamed, type Named, testIndex } from "../testing/searchable.ts";
import { testPlatform } from "../testing/test-platform.ts";
import { createCollection } from "./collection.ts";
import { type Find, find } from "./find.ts";
import { indexEvents } from "./index-events.ts";
import { suggest } from "./suggest.ts";

const { platform, contextFor } = testPlatform();
const search = testIndex(contextFor({ kind: "system" }));
const ctx = contextFor({ kind: "anonymous" }, { search });

const day = 86_400_000;
const soon = (days: number) => new Date(Math.floor(Date.now() / day) * day + days * day + 11.5 * 3_600_000);
const dayOf = (at: Date) => at.toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" });

const season = {
  jay: {
    title: "周杰伦嘉年华世界巡回演唱会·上海站",
    titleEn: "Jay Chou Carnival World Tour, Shanghai",
    city: "上海",
    cityEn: "Shanghai",
    venue: "梅赛德斯-奔驰文化中心",
    venueEn: "Mercedes-Benz Arena",
    startsAt: soon(30),
    priceFen: 58_000,
  },
  teahouse: {
    title: "话剧《茶馆》",
    titleEn: "Teahouse, a play by Lao She",
    category: "theatre",
    city: "北京",
    cityEn: "Beijing",
    venue: "首都剧场",
    venueEn: "Capital Theatre",
    startsAt: soon(10),
    priceFen: 18_000,
  },
  night: {
    title: "夜行列车 2026 巡演",
    titleEn: "Night Train Tour 2026",
    city: "重庆",
    cityEn: "Chongqing",
    venue: "重庆大剧院",
    venueEn: "Chongqing Grand Theatre",
    startsAt: soon(20),
    priceFen: 28_000,
  },
  swan: {
    title: "芭蕾舞剧《天鹅湖》",
    titleEn: "Swan Lake",
    category: "dance",
    city: "北京",
    cityEn: "Beijing",
    venue: "国家大剧院",
    venueEn: "National Centre for the Performing Arts",
    startsAt: soon(40),
    priceFen: 88_000,
  },
  over: { title: "茶馆已经演完", city: "北京", startsAt: soon(-3) },
} satisfies Record<string, Named>;
type Name = keyof typeof season;
const shows = {} as Record<Name, TestShow>;

beforeAll(async () => {
  for (const [name, one] of Object.entries(season)) shows[name as Name] = await createNamed(platform.db, one);
  const into = await createCollection(search, new Date());
  await indexEvents(ctx, { eventIds: Object.values(shows).map((show) => show.eventId) });
  await search.write.aliases().upsert(search.alias, { collection_name: into });
});

const ask = (o: Partial<Find>) => find(ctx, { query: "", sort: "relevance", page: 1, pageSize: 20, ...o });
const nameOf = (eventId: string) => Object.keys(shows).find((name) => shows[name as Name].eventId === eventId);
const namesOf = async (o: Partial<Find>) => (await ask(o)).events.map((event) => nameOf(event.id));
const marked = (pieces: { text: string; hit: boolean }[]) =>
  pieces.map((piece) => (piece.hit ? `[${piece.text}]` : piece.text)).join("");

describe("somebody finds a show", () => {
  it.each([
    ["its name", "周杰伦", "jay"],
    ["a part of its name that no dictionary cuts out", "演唱", "jay"],
    ["a name without its surname", "杰伦", "jay"],
    ["one character", "茶", "teahouse"],
    ["traditional characters", "國家大劇院", "swan"],
    ["pinyin", "zhoujielun", "jay"],
    ["pinyin with spaces", "zhou jie lun", "jay"],
    ["pinyin that is not finished", "zhoujiel", "jay"],
    ["pinyin of the middle", "tianehu", "swan"],
    ["pinyin of the rarer reading", "yexing", "night"],
    ["initials", "zjl", "jay"],
    ["initials in capitals", "ZJL", "jay"],
    ["initials that are not finished", "zj", "jay"],
    ["pinyin with a wrong letter", "chagun", "teahouse"],
    ["a wrong character that sounds the same", "周结伦", "jay"],
    ["a wrong character at the end", "周杰仑", "jay"],
    ["English", "swan lake", "swan"],
    ["English with a wrong letter", "teahuose", "teahouse"],
    ["its city and its name", "重庆 列车", "night"],
    ["city in pinyin and name in Chinese", "chongqing 列车", "night"],
    ["its venue", "首都剧场", "teahouse"],
    ["its kind", "芭蕾", "swan"],
    ["signs that mean something to a search engine", '-《茶馆》 "" && :=` *', "teahouse"],
  ])("by %s: %s", async (_how, query, name) => {
    expect((await namesOf({ query }))[0]).toBe(name);
  });

  it("and nothing else when the words are of one show", async () => {
    expect(await namesOf({ query: "周杰伦" })).toEqual(["jay"]);
    expect(await namesOf({ query: "茶馆" })).toEqual(["teahouse"]);
    expect(await namesOf({ query: "上海 茶馆" })).toEqual([]);
    expect(await namesOf({ query: "梁静茹" })).toEqual([]);
  });

  it("and sees why", async () => {
    const why = async (query: string) => marked((await ask({ query })).events[0]?.highlight.title ?? []);
    expect(await why("演唱会")).toBe("周杰伦嘉年华世界巡回[演唱会]·上海站");
    expect(await why("zjl")).toBe("[周杰伦]嘉年华世界巡回演唱会·上海站");
    expect(await why("chagun")).toBe("话剧《[茶馆]》");
    expect(await why("周结伦")).toBe("[周杰伦]嘉年华世界巡回演唱会·上海站");
  });
});

describe("results", () => {
  it("are cards with everything a page shows, and never a show that is over", async () => {
    const { events, total } = await ask({ query: "茶馆" });
    expect(total).toBe(1);
    expect(events[0]).toMatchObject({
      id: shows.teahouse.eventId,
      title: "话剧《茶馆》",
      city: "北京",
      cityEn: "Beijing",
      fromFen: 18_000,
      firstStartsAt: season.teahouse.startsAt,
      poster: { motif: "moon" },
    });
  });

  it("are narrowed by city, category, days and prices", async () => {
    expect(await namesOf({ city: "北京" })).toEqual(["teahouse", "swan"]);
    expect(await namesOf({ city: "北京", category: "dance" })).toEqual(["swan"]);
    expect(await namesOf({ from: dayOf(soon(20)), to: dayOf(soon(30)) })).toEqual(["night", "jay"]);
    expect(await namesOf({ from: dayOf(soon(31)) })).toEqual(["swan"]);
    expect(await namesOf({ minFen: 20_000, maxFen: 60_000 })).toEqual(["night", "jay"]);
    expect(await namesOf({ query: "剧院", maxFen: 30_000 })).toEqual(["night"]);
    expect(await namesOf({ city: "北京` || id:*" })).toEqual([]);
  });

  it("come by date or by price", async () => {
    expect(await namesOf({ sort: "date" })).toEqual(["teahouse", "night", "jay", "swan"]);
    expect(await namesOf({ sort: "price" })).toEqual(["teahouse", "night", "jay", "swan"]);
    expect(await namesOf({})).toEqual(["teahouse", "night", "jay", "swan"]);
  });

  it("come in pages", async () => {
    const second = await ask({ page: 2, pageSize: 3 });
    expect(second).toMatchObject({ total: 4, page: 2, pageSize: 3, degraded: false });
    expect(second.events.map((event) => nameOf(event.id))).toEqual(["swan"]);
  });

  it("are counted by city and category; a choice of one leaves the other choices in sight", async () => {
    const { facets } = await ask({ city: "北京" });
    expect(facets.cities).toEqual(
      expect.arrayContaining([
        { city: "北京", cityEn: "Beijing", events: 2 },
        { city: "上海", cityEn: "Shanghai", events: 1 },
        { city: "重庆", cityEn: "Chongqing", events: 1 },
      ]),
    );
    expect(facets.categories.sort((a, b) => a.category.localeCompare(b.category))).toEqual([
      { category: "dance", events: 1 },
      { category: "theatre", events: 1 },
    ]);
  });
});

describe("while somebody types", () => {
  const suggested = async (query: string) =>
    (await suggest(ctx, query)).suggestions.map((one) => `${one.kind} ${marked(one.marked)}`);

  it("titles, cities and venues are suggested", async () => {
    expect(await suggested("zj")).toContain("event [周杰]伦嘉年华世界巡回演唱会·上海站");
    expect(await suggested("chon")).toEqual(expect.arrayContaining(["city [重]庆", "venue [重]庆大剧院"]));
    expect(await suggested("北")).toContain("city [北]京");
    expect(await suggested("大剧")).toEqual(expect.arrayContaining(["venue 国家[大剧]院", "venue 重庆[大剧]院"]));
    expect(await suggested("茶")).toEqual(["event 话剧《[茶]馆》"]);
  });

  it("nothing is suggested for nothing", async () => {
    expect(await suggest(ctx, " 《》 ")).toEqual({ suggestions: [], degraded: false });
    expect(await suggested("qqqqqq")).toEqual([]);
  });
});

import { inflateSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "../platform/ids.ts";
import { readNoto } from "../platform/noto-font.ts";
import { createBuyer, createShow, type TestShow } from "../testing/factories.ts";
import { createTickets } from "../testing/issued-tickets.ts";
import { refusalCode, testPlatform } from "../testing/test-platform.ts";
import { ticketPdf } from "./ticket-pdf.ts";
import { drawTicket } from "./ticket-pdf-draw.ts";
import type { PrintedTicket } from "./ticket-pdf-sheet.ts";

const { platform, system } = testPlatform();
const atSeat: PrintedTicket = {
  ticketId: newId(),
  orderId: newId(),
  place: "A区 12排 5座",
  tierName: "一层池座",
  amountFen: 128_050,
  attendee: { name: "王*", document: "1****************X" },
  code: `KM1.${newId()}.1.${"x".repeat(86)}`,
  state: "valid",
  issuedAt: new Date("2026-12-01T02:00:00Z"),
  show: {
    title: "王䶮与李𠮷 · 钢琴二重奏",
    titleEn: "Wang Yan and Li Ji, four hands",
    organizer: "海湾剧社",
    poster: { seed: 1, motif: "moon", palette: ["#1b1b2f", "#e43f5a", "#f6c90e"] },
    notices: [{ title: "退换规则", titleEn: "", text: "演出前七天可全额退票。", textEn: "" }],
    venue: "首都剧场",
    venueEn: "Capital Theatre",
    city: "北京",
    address: "王府井大街 22 号",
    startsAt: new Date("2026-12-24T11:30:00Z"),
    doorsAt: new Date("2026-12-24T10:30:00Z"),
    timeZone: "Asia/Shanghai",
    ...{ status: "on_sale", reason: null, reasonEn: null, postponedFrom: null, dateToBeTold: false, choiceUntil: null },
  },
};

describe("a printed ticket", () => {
  it("has the show, its time, place and seat, price, notices and number on one page of less than 150 KB", async () => {
    const pdf = await drawTicket(atSeat);
    expect(pdf.length).toBeLessThan(150_000);
    const { pages, text } = readPdf(pdf);
    expect(pages).toBe(1);
    for (const words of ["2026年12月24日周四19:30", "18:30开始入场", "首都剧场", "A区12排5座", "一层池座¥1,280.50"])
      expect(text).toContain(words);
    for (const words of [
      "王*1****************X",
      "退换规则",
      "演出前七天可全额退票。",
      atSeat.ticketId,
      atSeat.orderId,
    ])
      expect(text).toContain(words);
  });

  it("has rare characters, also those beyond the first 65,536", async () => {
    expect(readPdf(await drawTicket(atSeat)).text).toContain("王䶮与李𠮷");
  });

  it("keeps long names on its page", async () => {
    const show = { ...atSeat.show, title: "长".repeat(60), titleEn: "Long ".repeat(32), venue: "场".repeat(40) };
    const notices = Array.from({ length: 30 }, (_, i) => ({
      title: `须知${i}`,
      titleEn: "",
      text: "字".repeat(200),
      textEn: "",
    }));
    const pdf = await drawTicket({ ...atSeat, place: "东".repeat(30), show: { ...show, notices } });
    expect(readPdf(pdf).pages).toBe(1);
    expect(pdf.length).toBeLessThan(150_000);
  });

  it("says what to install where the font is missing", async () => {
    await expect(readNoto("sans", "/nowhere")).rejects.toThrow(/NotoSansCJK-Regular\.ttc.*fonts-noto-cjk/);
  });
});

describe("asking for a ticket's PDF", () => {
  let show: TestShow;
  let owner: string;
  let ticketIds: string[];
  beforeAll(async () => {
    show = await createShow(platform.db);
    owner = await createBuyer(system);
    ({ ticketIds } = await createTickets(system, show, { accountId: owner, quantity: 2 }));
  });

  it("the owner gets each of his places, also when the show is no longer published", async () => {
    await platform.db.event.update({ where: { id: show.eventId }, data: { state: "archived" } });
    const [first = "", second = ""] = ticketIds;
    const text = async (ticketId: string) => readPdf(await ticketPdf(system, { ticketId, accountId: owner })).text;
    expect(await text(first)).toContain("通用票第1号");
    expect(await text(second)).toContain("通用票第2号");
    expect(await text(second)).toContain("测试演出");
  });

  it("another gets nothing", async () => {
    const accountId = await createBuyer(system);
    expect(await refusalCode(ticketPdf(system, { ticketId: ticketIds[0] ?? "", accountId }))).toBe("NOT_FOUND");
  });

  it("a ticket that was used says so and has no code", async () => {
    const ticketId = ticketIds[1] ?? "";
    await platform.db.ticket.update({ where: { id: ticketId }, data: { state: "used" } });
    const { text } = readPdf(await ticketPdf(system, { ticketId, accountId: owner }));
    expect(text).toContain("已入场");
    expect(text).not.toContain("入场扫码");
  });
});

/** Pages and text of a PDF of ours: glyph numbers of the content, read through the font's own map to Unicode. */
function readPdf(pdf: Buffer): { pages: number; text: string } {
  const source = pdf.toString("latin1");
  const streams = [...source.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap(([, bytes = ""]) => {
    try {
      return [inflateSync(Buffer.from(bytes, "latin1")).toString("latin1")];
    } catch {
      return [];
    }
  });
  const letters = new Map<number, string>();
  for (const map of streams.filter((one) => one.includes("beginbfrange")))
    for (const [, from = "", , list = ""] of map.matchAll(/<(\w+)> <(\w+)> \[([^\]]*)\]/g))
      [...list.matchAll(/<([\w ]+)>/g)].forEach(([, hex = ""], i) => {
        const units = hex.split(" ").map((unit) => Number.parseInt(unit, 16));
        letters.set(Number.parseInt(from, 16) + i, String.fromCharCode(...units));
      });
  // A font's bytes may well have two letters of it in them, hardly all of this.
  const content = streams.find((one) => /BT\n[^]*\] TJ\n/.test(one)) ?? "";
  const glyphs = [...content.matchAll(/\[(.*?)\] TJ/g)].flatMap(([, shown = ""]) =>
    [...shown.matchAll(/<(\w+)>/g)].flatMap(([, hex = ""]) => hex.match(/.{4}/g) ?? []),
  );
  const text = glyphs.map((glyph) => letters.get(Number.parseInt(glyph, 16)) ?? "").join("");
  return { pages: source.match(/\/Type \/Page\b/g)?.length ?? 0, text: text.replace(/\s/g, "") };
}

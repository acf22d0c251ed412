import { expect, it } from "vitest";
import { createShow } from "../testing/factories.ts";
import { createSeatedShow } from "../testing/seated-show.ts";
import { testPlatform } from "../testing/test-platform.ts";
import { seatLabels } from "./index.ts";
import { performancePage } from "./read-events.ts";

const { platform, system } = testPlatform();

it("a performance is found with its show, its seat map and its plan", async () => {
  const show = await createSeatedShow(platform.db);
  const { event, performance } = await performancePage(system, show.performanceId);
  expect(event.id).toBe(show.eventId);
  expect(performance).toMatchObject({ id: show.performanceId, seatMapId: show.seatMapId, planVersion: 1 });
});

it("a performance of a show that is not published is nobody's to see", async () => {
  const show = await createShow(platform.db);
  await platform.db.event.update({ where: { id: show.eventId }, data: { state: "draft" } });
  await expect(performancePage(system, show.performanceId)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("a seat is called as the venue calls its section", async () => {
  const { performanceId, layout } = await createSeatedShow(platform.db);
  const sections = layout.sections.map((section) => ({ ...section, name: "一层 池座", nameEn: "Stalls" }));
  const named = await createSeatedShow(platform.db, { layout: { ...layout, sections } });
  const seatKeys = ["A-1-2", "Z-3-4", "gate"];
  expect(await seatLabels(system, { performanceId, seatKeys })).toEqual([
    { zh: "A区 1排 2座", en: "Section A, Row 1, Seat 2" },
    { zh: "Z区 3排 4座", en: "Section Z, Row 3, Seat 4" },
    { zh: "gate", en: "gate" },
  ]);
  expect((await seatLabels(system, { performanceId: named.performanceId, seatKeys }))[0]).toEqual({
    zh: "一层 池座 1排 2座",
    en: "Stalls, Row 1, Seat 2",
  });
});

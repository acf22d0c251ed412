import { describe, expect, it } from "vitest";
import { createShow } from "../testing/factories.ts";
import { testPlatform } from "../testing/test-platform.ts";
import { eventPage, listEvents } from "./index.ts";

const { platform, system } = testPlatform();

/** All events that the list leads to, page after page. */
async function listed(limit: number): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const { events, next } = await listEvents(system, { limit, cursor });
    ids.push(...events.map((event) => event.id));
    if (!next) return ids;
    cursor = next;
  }
}

describe("the list of shows", () => {
  it("leads to each show that is still to come, once, however it is paged", async () => {
    const shows = [await createShow(platform.db), await createShow(platform.db), await createShow(platform.db)];
    const ids = await listed(2);
    expect(new Set(ids).size).toBe(ids.length);
    for (const show of shows) expect(ids).toContain(show.eventId);
  });

  it("leaves out what is over, and its page can still be read", async () => {
    const show = await createShow(platform.db);
    await platform.db.performance.update({
      where: { id: show.performanceId },
      data: { endsAt: new Date(Date.now() - 1_000), status: "over" },
    });
    expect(await listed(50)).not.toContain(show.eventId);
    expect((await eventPage(system, show.eventId)).id).toBe(show.eventId);
  });
});

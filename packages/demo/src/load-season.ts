import { type fieldCipher, signCode } from "@kaimu/api";
import type { Database } from "@kaimu/db";
import { demoId } from "./demo-id.ts";
import { hallOf } from "./halls.ts";
import { crowd, visitor } from "./people/crowd.ts";
import { documentIndexes, loadCrowd } from "./people/load-crowd.ts";
import { type House, houses } from "./season/houses.ts";
import { season } from "./season/index.ts";
import { showRows } from "./show-rows.ts";

/**
 * Loads the season: venues with their seat maps, shows, and what was bought before today. Dates count from `today`; a show that is there
 * already keeps its dates and is not looked at again. Each show comes with all of its orders or not at all.
 */
export async function loadSeason(
  db: Database,
  o: { today: Date; cipher: ReturnType<typeof fieldCipher>; ticketSigningKey: string },
): Promise<void> {
  const known = new Set((await db.event.findMany({ select: { id: true } })).map((event) => event.id));
  const missing = season.filter((show) => !known.has(demoId(`event/${show.key}`)));
  if (missing.length === 0) return;

  await loadHouses(db, o.today);
  await loadCrowd(db, o.cipher, o.today);
  const indexes = documentIndexes(o.cipher, [visitor, ...crowd]);
  const trust = {
    documentIndex: (attendeeId: string) => indexes.get(attendeeId) ?? "",
    signCode: (ticketId: string) => signCode(o.ticketSigningKey, { ticketId, version: 1 }),
  };
  for (const show of missing) {
    const publishedAt = new Date(o.today.getTime() - (season.length - season.indexOf(show)) * 60_000);
    await db.$transaction(
      async (tx) => {
        for (const statement of showRows(tx, show, { today: o.today, publishedAt, ...trust })) await statement;
      },
      // A stadium's orders take long on a machine that is busy building the apps at the same time.
      { timeout: 120_000 },
    );
  }
}

/** The venues, and for each seated one its published seat map. */
async function loadHouses(db: Database, today: Date): Promise<void> {
  const all = Object.entries<House>(houses);
  await db.venue.createMany({
    data: all.map(([key, { hall: _, timeZone = "Asia/Shanghai", ...venue }]) => ({
      id: demoId(`venue/${key}`),
      timeZone,
      ...venue,
    })),
    skipDuplicates: true,
  });
  const maps = await db.seatMap.findMany({ select: { id: true } });
  const known = new Set(maps.map((map) => map.id));
  for (const [key, { hall }] of all) {
    const id = demoId(`seat-map/${key}`);
    if (!hall || known.has(id)) continue;
    const layout = hallOf(hall).layout as object;
    await db.seatMap.create({
      data: { id, venueId: demoId(`venue/${key}`), version: 1, state: "published", layout, publishedAt: today },
    });
  }
}

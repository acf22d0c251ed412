import { newId } from "@kaimu/api";
import type { Database } from "@kaimu/db";
import type { SeatMapLayout } from "@kaimu/seatmap";
import type { Show } from "./show.ts";
import type { Size } from "./size.ts";

/** What both shows are of. */
export interface Around {
  eventId: string;
  venueId: string;
}

/** An area before it is on sale. */
interface Offered {
  code: string;
  name: string;
  nameEn: string;
  priceFen: number;
  units: number;
}

const hour = 3_600_000;

/** The hall that is sold by seat. */
export async function putSeatsOnSale(db: Database, around: Around, seats: Size["seats"]): Promise<Show> {
  const { rows, perRow } = seats;
  const seatMapId = newId();
  const layout = hallOf(seats);
  await db.seatMap.create({
    data: { id: seatMapId, venueId: around.venueId, version: 1, state: "published", layout: layout as object },
  });
  const front = Math.ceil(rows / 5) * perRow;
  const sold = await putOnSale(db, around, {
    seatMapId,
    areas: [
      { code: "a", name: "前排", nameEn: "Front", priceFen: 58_000, units: front },
      { code: "b", name: "后排", nameEn: "Back", priceFen: 28_000, units: rows * perRow - front },
    ].filter((area) => area.units > 0),
  });
  return { ...sold, perRow, quantities: [1, 1, 1, 1, 1, 2, 2, 2, 2, 3] };
}

/** The show without seats: whoever comes gets the next place. */
export async function putPlacesOnSale(db: Database, around: Around, units: number): Promise<Show> {
  const area = { code: "ga", name: "通用票", nameEn: "General admission", priceFen: 39_900, units };
  return { ...(await putOnSale(db, around, { areas: [area] })), quantities: [1, 1, 2, 2, 3] };
}

async function putOnSale(
  db: Database,
  { eventId, venueId }: Around,
  { seatMapId, areas }: { seatMapId?: string; areas: Offered[] },
): Promise<Pick<Show, "performanceId" | "areas">> {
  const performanceId = newId();
  const startsAt = new Date(Date.now() + 72 * hour);
  await db.performance.create({
    data: {
      ...{ id: performanceId, eventId, venueId, status: "on_sale", planVersion: 1 },
      ...{ startsLocal: "2027-01-01T19:30", timeZone: "Asia/Shanghai", startsAt },
      doorsAt: new Date(startsAt.getTime() - hour),
      endsAt: new Date(startsAt.getTime() + 2 * hour),
      saleOpensAt: new Date(Date.now() - hour),
      saleClosesAt: startsAt,
      ...(seatMapId ? { seatMapId } : {}),
    },
  });
  let first = 0;
  const runs = areas.map(({ code, units }) => {
    const run = { units, tier: code, pool: "public", ...(seatMapId ? { seats: { from: first } } : {}) };
    first += units;
    return run;
  });
  await db.performancePlan.create({ data: { performanceId, version: 1, unitCount: first, runs } });
  await db.pool.create({
    data: { id: newId(), performanceId, code: "public", kind: "public", channels: ["web", "h5", "app"] },
  });
  const sold: Show["areas"] = [];
  for (const [position, { code, name, nameEn, priceFen, units }] of areas.entries()) {
    const [tierId, offerId] = [newId(), newId()];
    await db.priceTier.create({
      data: { id: tierId, performanceId, code, name, nameEn, priceFen, colour: "#c2410c", position },
    });
    await db.offer.create({ data: { id: offerId, eventId, kind: "standard", name, nameEn, priceFen } });
    await db.offerItem.create({ data: { offerId, tierId, performanceId, units: 1 } });
    sold.push({ offerId, priceFen, units });
  }
  return { performanceId, areas: sold };
}

/** One section, its rows one behind the other. */
function hallOf({ rows, perRow }: Size["seats"]): SeatMapLayout {
  const [width, height] = [20 * (perRow + 1), 20 * (rows + 2)];
  const row = (n: number) => ({
    ...{ name: String(n + 1), first: 1, step: 1 },
    x: Array.from({ length: perRow }, (_, seat) => 20 * (seat + 1)),
    y: Array<number>(perRow).fill(20 * (n + 2)),
  });
  const outline = [0, 20, width, 20, width, height, 0, height];
  const section = { key: "A", name: "A区", nameEn: "Section A", outline };
  return {
    ...{ width, height, focal: { x: width / 2, y: 0 } },
    sections: [{ ...section, rows: Array.from({ length: rows }, (_, n) => row(n)) }],
  };
}

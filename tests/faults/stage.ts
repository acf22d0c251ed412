import { type Env, fieldCipher, newId, signSession } from "@kaimu/api";
import { type Database, openDatabase } from "@kaimu/db";
import type { Size } from "./size.ts";

/** A performance on sale: what a buyer needs to know to buy. */
export interface Show {
  performanceId: string;
  offerId: string;
  priceFen: number;
  /** Most units a buyer takes at once. */
  most: number;
}

/** A buyer's account with a session, as if he had signed in. */
export interface Person {
  accountId: string;
  token: string;
}

/** Puts the shows on sale and makes the buyers, straight into the database. */
export async function setStage(
  env: Pick<
    Env,
    "DATABASE_URL" | "AUTH_SECRET" | "FIELD_KEYS" | "FIELD_INDEX_KEY" | "ALIPAY_APP_ID" | "ALIPAY_SELLER_ID"
  >,
  size: Size,
): Promise<{ shows: [hot: Show, second: Show]; people: Person[] }> {
  const db = openDatabase(env.DATABASE_URL, 4);
  try {
    const around = await makeEvent(db, env, size);
    const shows: [Show, Show] = [
      await putOnSale(db, { ...around, places: size.places[0], priceFen: 18_000, most: 1 }),
      await putOnSale(db, { ...around, places: size.places[1], priceFen: 9_900, most: 2 }),
    ];
    return { shows, people: await makePeople(db, env, size.buyers) };
  } finally {
    await db.$disconnect();
  }
}

type Around = { organizerId: string; eventId: string; venueId: string };

async function makeEvent(db: Database, env: Parameters<typeof setStage>[0], size: Size): Promise<Around> {
  const around = { organizerId: newId(), eventId: newId(), venueId: newId() };
  await db.organizer.create({ data: { id: around.organizerId, name: "演练主办", nameEn: "Drill organizer" } });
  await db.merchantAccount.createMany({
    data: [
      {
        id: newId(),
        organizerId: around.organizerId,
        gateway: "alipay",
        name: "drill",
        appId: env.ALIPAY_APP_ID,
        sellerId: env.ALIPAY_SELLER_ID,
        credential: "ALIPAY",
      },
    ],
    skipDuplicates: true,
  });
  await db.venue.create({
    data: {
      id: around.venueId,
      name: "演练场馆",
      nameEn: "Drill hall",
      city: "上海",
      cityEn: "Shanghai",
      address: "某路 1 号",
      timeZone: "Asia/Shanghai",
    },
  });
  await db.event.create({
    data: {
      id: around.eventId,
      organizerId: around.organizerId,
      title: "故障演练",
      titleEn: "Fault drill",
      category: "concert",
      summary: "",
      summaryEn: "",
      notices: [],
      poster: { seed: 1, motif: "moon", palette: ["#000000", "#ffffff"] },
      state: "published",
      refundRule: {},
      perAccountLimit: size.perAccountLimit,
      holdSeconds: size.holdSeconds,
      paymentSeconds: size.paymentSeconds,
      publishedAt: new Date(),
    },
  });
  return around;
}

async function putOnSale(db: Database, o: Around & { places: number; priceFen: number; most: number }): Promise<Show> {
  const { eventId, venueId, priceFen, most } = o;
  const [performanceId, tierId, offerId] = [newId(), newId(), newId()];
  const hour = 3_600_000;
  const startsAt = new Date(Date.now() + 72 * hour);
  await db.performance.create({
    data: {
      id: performanceId,
      eventId,
      venueId,
      status: "on_sale",
      startsLocal: "2027-01-01T19:30",
      timeZone: "Asia/Shanghai",
      startsAt,
      doorsAt: new Date(startsAt.getTime() - hour),
      endsAt: new Date(startsAt.getTime() + 2 * hour),
      saleOpensAt: new Date(Date.now() - hour),
      saleClosesAt: startsAt,
      planVersion: 1,
    },
  });
  const runs = [{ units: o.places, tier: "ga", pool: "public" }];
  await db.performancePlan.create({ data: { performanceId, version: 1, unitCount: o.places, runs } });
  await db.pool.create({
    data: { id: newId(), performanceId, code: "public", kind: "public", channels: ["web", "h5", "app"] },
  });
  const name = { name: "通用票", nameEn: "General admission" };
  await db.priceTier.create({
    data: { id: tierId, performanceId, code: "ga", ...name, priceFen, colour: "#c2410c", position: 0 },
  });
  await db.offer.create({ data: { id: offerId, eventId, kind: "standard", ...name, priceFen } });
  await db.offerItem.create({ data: { offerId, tierId, performanceId, units: 1 } });
  return { performanceId, offerId, priceFen, most };
}

async function makePeople(db: Database, env: Parameters<typeof setStage>[0], count: number): Promise<Person[]> {
  const cipher = fieldCipher(env.FIELD_KEYS, env.FIELD_INDEX_KEY);
  const accounts = Array.from({ length: count }, (_, n) => {
    const id = newId();
    const phone = `139${String(n).padStart(8, "0")}`;
    return {
      id,
      audience: "buyer" as const,
      displayName: `演练观众${n}`,
      phoneCipher: cipher.seal(phone, `accounts:phone:${id}`),
      phoneIndex: cipher.index("phone", phone),
    };
  });
  await db.account.createMany({ data: accounts });
  const session = { audience: "buyer" as const, sessionVersion: 1 };
  return Promise.all(
    accounts.map(async ({ id }) => ({
      accountId: id,
      token: await signSession(env.AUTH_SECRET, { ...session, accountId: id }),
    })),
  );
}

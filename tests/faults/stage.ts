import { type Env, fieldCipher, newId, signSession } from "@kaimu/api";
import { type Database, openDatabase } from "@kaimu/db";
import { type Around, putPlacesOnSale, putSeatsOnSale } from "./put-on-sale.ts";
import type { Show } from "./show.ts";
import type { Size } from "./size.ts";

/** Somebody's account with a session, as if he had signed in. */
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
): Promise<{ shows: [seats: Show, places: Show]; people: Person[]; organizer: Person }> {
  const db = openDatabase(env.DATABASE_URL, 4);
  try {
    const { organizerId, ...around } = await makeEvent(db, env, size);
    const shows: [Show, Show] = [
      await putSeatsOnSale(db, around, size.seats),
      await putPlacesOnSale(db, around, size.places),
    ];
    const [people, organizer] = [await makePeople(db, env, size.buyers), await makeOrganizer(db, env, organizerId)];
    return { shows, people, organizer };
  } finally {
    await db.$disconnect();
  }
}

async function makeEvent(
  db: Database,
  env: Parameters<typeof setStage>[0],
  size: Size,
): Promise<Around & { organizerId: string }> {
  const around = { eventId: newId(), venueId: newId() };
  const organizerId = newId();
  await db.organizer.create({ data: { id: organizerId, name: "演练主办", nameEn: "Drill organizer" } });
  await db.merchantAccount.createMany({
    data: [
      {
        id: newId(),
        organizerId,
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
      organizerId,
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
  return { ...around, organizerId };
}

async function makeOrganizer(db: Database, env: Parameters<typeof setStage>[0], organizerId: string): Promise<Person> {
  const accountId = newId();
  await db.account.create({ data: { id: accountId, audience: "organizer", displayName: "演练主办经理" } });
  await db.membership.create({ data: { accountId, organizerId, role: "manager" } });
  return {
    accountId,
    token: await signSession(env.AUTH_SECRET, { audience: "organizer", accountId, sessionVersion: 1 }),
  };
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

import { type Env, fieldCipher, newId, signSession } from "@kaimu/api";
import { type Database, openDatabase } from "@kaimu/db";
import { giveOutCoupon } from "./coupon.ts";
import { type Around, putPlacesOnSale, putSeatsOnSale } from "./put-on-sale.ts";
import type { Show } from "./show.ts";
import type { Size } from "./size.ts";

/** Somebody's account with a session, as if he had signed in. */
export interface Person {
  accountId: string;
  token: string;
}

/** What there is to buy, who buys it, and whose it is to see to. */
export interface Stage {
  shows: [seats: Show, places: Show];
  people: Person[];
  organizer: Person;
  operators: [first: Person, second: Person];
}

/** Puts the shows on sale and makes the buyers, straight into the database. */
export async function setStage(
  env: Pick<
    Env,
    "DATABASE_URL" | "AUTH_SECRET" | "FIELD_KEYS" | "FIELD_INDEX_KEY" | "ALIPAY_APP_ID" | "ALIPAY_SELLER_ID"
  > &
    Record<"WECHAT_APP_ID" | "WECHAT_MCH_ID", string>,
  size: Size,
): Promise<Stage> {
  const db = openDatabase(env.DATABASE_URL, 4);
  try {
    const { organizerId, ...around } = await makeEvent(db, env, size);
    const shows: [Show, Show] = [
      await putSeatsOnSale(db, around, size.seats),
      await putPlacesOnSale(db, around, size.places),
    ];
    await giveOutCoupon(db);
    const [people, organizer] = [await makePeople(db, env, size.buyers), await makeOrganizer(db, env, organizerId)];
    return { shows, people, organizer, operators: [await makeOperator(db, env), await makeOperator(db, env)] };
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
  const account = { organizerId, name: "drill" };
  await db.merchantAccount.createMany({
    data: [
      {
        ...{ ...account, id: newId(), gateway: "alipay", credential: "ALIPAY" },
        ...{ appId: env.ALIPAY_APP_ID, sellerId: env.ALIPAY_SELLER_ID },
      },
      {
        ...{ ...account, id: newId(), gateway: "wechat", credential: "WECHAT" },
        ...{ appId: env.WECHAT_APP_ID, sellerId: env.WECHAT_MCH_ID },
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
      refundRule: refundRuleOf(size),
      perAccountLimit: size.perAccountLimit,
      holdSeconds: size.holdSeconds,
      paymentSeconds: size.paymentSeconds,
      publishedAt: new Date(),
    },
  });
  return { ...around, organizerId };
}

/** A fifth is kept. Places given back are sold again at once, or together at a moment in the middle of the sale; after it they wait for tomorrow's. */
function refundRuleOf({ giving, backOnSaleAfter }: Size): object {
  if (giving === 0) return {};
  const steps = [{ untilHoursBefore: 24, keepPercent: 20 }];
  if (backOnSaleAfter === undefined) return { steps };
  const inShanghai = new Date(Date.now() + backOnSaleAfter * 1_000 + 8 * 3_600_000);
  return { steps, backOnSaleAt: inShanghai.toISOString().slice(11, 16) };
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

async function makeOperator(db: Database, env: Parameters<typeof setStage>[0]): Promise<Person> {
  const accountId = newId();
  await db.account.create({ data: { id: accountId, audience: "operator", displayName: "演练运营" } });
  return {
    accountId,
    token: await signSession(env.AUTH_SECRET, { audience: "operator", accountId, sessionVersion: 1 }),
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

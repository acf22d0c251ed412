import { randomUUID } from "node:crypto";
import { openDatabase } from "@kaimu/db";
import { createShow, type TestShow } from "../../../packages/api/src/testing/factories.ts";
import { createPassShow, type PassShow } from "../../../packages/api/src/testing/pass-show.ts";
import { createSeatedShow, type SeatedShow } from "../../../packages/api/src/testing/seated-show.ts";
import { smallTheatre, smallTheatreInFront } from "./small-theatre.ts";

/** The platform under test, as the global setup has written it into the environment. */
export const address = {
  get web() {
    return process.env.WEB_ORIGIN as string;
  },
  get admin() {
    return process.env.ADMIN_ORIGIN as string;
  },
  get ops() {
    return process.env.OPS_ORIGIN as string;
  },
  get mailbox() {
    return process.env.MAILBOX_URL as string;
  },
};

/** A show of one test's own, on sale now. */
export async function ownShow(options: Parameters<typeof createShow>[1] = {}): Promise<TestShow> {
  const db = openDatabase(process.env.DATABASE_URL as string, 1);
  try {
    return await createShow(db, options);
  } finally {
    await db.$disconnect();
  }
}

/** Performances of one test's own with a pass over all of them, on sale now. */
export async function ownPassShow(options: Parameters<typeof createPassShow>[1] = {}): Promise<PassShow> {
  const db = openDatabase(process.env.DATABASE_URL as string, 1);
  try {
    return await createPassShow(db, options);
  } finally {
    await db.$disconnect();
  }
}

/** A show with seats of one test's own, in the small theatre, on sale now. */
export async function ownSeatedShow(options: Parameters<typeof createSeatedShow>[1] = {}): Promise<SeatedShow> {
  const db = openDatabase(process.env.DATABASE_URL as string, 1);
  try {
    return await createSeatedShow(db, { layout: smallTheatre, inFront: smallTheatreInFront, ...options });
  } finally {
    await db.$disconnect();
  }
}

/** A venue of one test's own, where nothing is played. */
export async function ownVenue(o: { city: string; cityEn: string }): Promise<void> {
  const db = openDatabase(process.env.DATABASE_URL as string, 1);
  try {
    const place = { name: "测试剧场", nameEn: "Test house", address: "某路 1 号", timeZone: "Asia/Shanghai" };
    await db.venue.create({ data: { id: randomUUID(), ...place, ...o } });
  } finally {
    await db.$disconnect();
  }
}

interface Sms {
  text: string;
  traceparent: string | null;
  params: Record<string, string>;
}

/** The newest message to a phone number whose text has `words`; waits until it is there. */
export async function smsWith(phone: string, words: string): Promise<Sms> {
  const end = Date.now() + 20_000;
  for (;;) {
    const { messages } = (await (await fetch(`${address.mailbox}/messages?phone=${phone}&limit=200`)).json()) as {
      messages: Sms[];
    };
    const found = messages.findLast((message) => message.text.includes(words));
    if (found) return found;
    if (Date.now() > end) throw new Error(`no SMS with ${words} to ${phone}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

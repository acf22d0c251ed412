import { fieldCipher } from "@kaimu/api";
import { inTransaction, openDatabase } from "@kaimu/db";
import { emit } from "../../../packages/api/src/platform/outbox.ts";
import type { TestShow } from "../../../packages/api/src/testing/factories.ts";
import { rename } from "../../../packages/api/src/testing/searchable.ts";
import { address } from "./platform.ts";

/** Gives a show its names and says that it has changed, as its organizer's page does: search follows. */
export async function announce(show: TestShow, names: Parameters<typeof rename>[2]): Promise<void> {
  const db = openDatabase(process.env.DATABASE_URL as string, 1);
  try {
    await rename(db, show, names);
    await inTransaction(db, (tx) => emit(tx, "catalogue/event.changed", { eventId: show.eventId }));
  } finally {
    await db.$disconnect();
  }
}

/** Gives the buyer of a phone number a mail address, which the site does not ask for. */
export async function giveMail(phone: string, mail: string): Promise<void> {
  const cipher = fieldCipher(process.env.FIELD_KEYS as string, process.env.FIELD_INDEX_KEY as string);
  const db = openDatabase(process.env.DATABASE_URL as string, 1);
  try {
    const { id } = await db.account.findFirstOrThrow({ where: { phoneIndex: cipher.index("phone", phone) } });
    await db.account.update({ where: { id }, data: { mailCipher: cipher.seal(mail, `accounts:mail:${id}`) } });
  } finally {
    await db.$disconnect();
  }
}

interface Mail {
  subject: string;
  text: string;
}

/** The newest mail to an address; waits until there is one. */
export async function mailTo(to: string): Promise<Mail> {
  const end = Date.now() + 20_000;
  for (;;) {
    const answer = await fetch(`${address.mailbox}/mails?to=${encodeURIComponent(to)}`);
    const newest = ((await answer.json()) as { mails: Mail[] }).mails.at(-1);
    if (newest) return newest;
    if (Date.now() > end) throw new Error(`no mail to ${to}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

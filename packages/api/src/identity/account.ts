import { type Audience, isDuplicate } from "@kaimu/db";
import type { Context } from "../context.ts";
import { maskPhone } from "../platform/crypto.ts";
import { newId } from "../platform/ids.ts";

/** Finds the buyer of a phone number, or makes one: the first login is the registration. Two at once get the same account. */
export async function buyerByPhone(ctx: Context, phone: string): Promise<{ id: string; sessionVersion: number }> {
  const phoneIndex = ctx.cipher.index("phone", phone);
  const where = { audience_phoneIndex: { audience: "buyer" as const, phoneIndex } };
  const known = await ctx.db.account.findUnique({ where });
  if (known) return known;
  const id = newId();
  try {
    return await ctx.db.account.create({
      data: {
        id,
        audience: "buyer",
        displayName: `观众${phone.slice(-4)}`,
        phoneCipher: ctx.cipher.seal(phone, `accounts:phone:${id}`),
        phoneIndex,
      },
    });
  } catch (error) {
    if (isDuplicate(error)) return ctx.db.account.findUniqueOrThrow({ where });
    throw error;
  }
}

/** The account of a mail address in one audience, with its password hash. */
export async function accountByMail(ctx: Context, o: { audience: Audience; mail: string }) {
  const mailIndex = ctx.cipher.index("mail", o.mail.trim().toLowerCase());
  return ctx.db.account.findUnique({
    where: { audience_mailIndex: { audience: o.audience, mailIndex } },
    select: { id: true, sessionVersion: true, passwordHash: true },
  });
}

/** The number to send a message to; null when the account has none. Never for a page. */
export async function phoneOf(ctx: Context, accountId: string): Promise<string | null> {
  const row = await ctx.db.account.findUnique({ where: { id: accountId }, select: { phoneCipher: true } });
  return row?.phoneCipher ? ctx.cipher.open(row.phoneCipher, `accounts:phone:${accountId}`) : null;
}

/** The address to send mail to; null when the account has none. Never for a page. */
export async function mailOf(ctx: Context, accountId: string): Promise<string | null> {
  const row = await ctx.db.account.findUnique({ where: { id: accountId }, select: { mailCipher: true } });
  return row?.mailCipher ? ctx.cipher.open(row.mailCipher, `accounts:mail:${accountId}`) : null;
}

/** An account as its owner's pages show it: the phone is masked. */
export interface Profile {
  id: string;
  displayName: string;
  phone: string | null;
}

export async function profileOf(ctx: Context, accountId: string): Promise<Profile> {
  const row = await ctx.db.account.findUniqueOrThrow({ where: { id: accountId }, select: { displayName: true } });
  const phone = await phoneOf(ctx, accountId);
  return { id: accountId, displayName: row.displayName, phone: phone && maskPhone(phone) };
}

/** The organizers in whose name an account may act. */
export async function organizersOf(ctx: Context, accountId: string): Promise<string[]> {
  const rows = await ctx.db.membership.findMany({ where: { accountId }, select: { organizerId: true } });
  return rows.map((row) => row.organizerId);
}

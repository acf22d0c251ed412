import { type DocumentKind, isDuplicate } from "@kaimu/db";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { maskDocument, maskName, readDocumentNumber } from "./document-number.ts";

/** How many people one account may keep. */
const attendeesKept = 30;

/** A real-name person as the account's own pages show it. */
export interface AttendeeView {
  id: string;
  name: string;
  documentKind: DocumentKind;
  document: string;
}

/**
 * Keeps a person under an account: name and document encrypted, the document findable by its blind index only.
 * Throws DOCUMENT_INVALID, ATTENDEE_KNOWN (the account has this document already), ATTENDEES_FULL.
 */
export async function addAttendee(
  ctx: Context,
  o: { accountId: string; name: string; documentKind: DocumentKind; documentNumber: string },
): Promise<AttendeeView> {
  const number = readDocumentNumber(o.documentKind, o.documentNumber);
  if (!number) throw new AppError("DOCUMENT_INVALID");
  if ((await ctx.db.attendee.count({ where: { accountId: o.accountId } })) >= attendeesKept)
    throw new AppError("ATTENDEES_FULL", { facts: { limit: attendeesKept } });
  const id = newId();
  const name = o.name.trim();
  try {
    await ctx.db.attendee.create({
      data: {
        id,
        accountId: o.accountId,
        nameCipher: ctx.cipher.seal(name, `attendees:name:${id}`),
        documentKind: o.documentKind,
        documentCipher: ctx.cipher.seal(number, `attendees:document:${id}`),
        documentIndex: ctx.cipher.index("document", `${o.documentKind}:${number}`),
      },
    });
  } catch (error) {
    if (isDuplicate(error)) throw new AppError("ATTENDEE_KNOWN", { cause: error });
    throw error;
  }
  return { id, name: maskName(name), documentKind: o.documentKind, document: maskDocument(number) };
}

/** The people an account keeps, masked, in the order they were added. */
export async function listAttendees(ctx: Context, accountId: string): Promise<AttendeeView[]> {
  const rows = await ctx.db.attendee.findMany({ where: { accountId }, orderBy: { id: "asc" }, take: attendeesKept });
  return rows.map(({ id, documentKind, nameCipher, documentCipher }) => ({
    id,
    name: maskName(ctx.cipher.open(nameCipher, `attendees:name:${id}`)),
    documentKind,
    document: maskDocument(ctx.cipher.open(documentCipher, `attendees:document:${id}`)),
  }));
}

/** Forgets a person. Tickets bound to him stay what they are. Another account's person is NOT_FOUND. */
export async function removeAttendee(ctx: Context, o: { accountId: string; attendeeId: string }): Promise<void> {
  const { count } = await ctx.db.attendee.deleteMany({ where: { id: o.attendeeId, accountId: o.accountId } });
  if (count === 0) throw new AppError("NOT_FOUND", { detail: `attendee ${o.attendeeId}` });
}

/** The blind indexes of some of an account's people, for the claims of an order. Throws ATTENDEE_REQUIRED when one is not the account's. */
export async function documentIndexes(
  ctx: Context,
  o: { accountId: string; attendeeIds: string[] },
): Promise<Map<string, string>> {
  const rows = await ctx.db.attendee.findMany({
    where: { accountId: o.accountId, id: { in: o.attendeeIds } },
    select: { id: true, documentIndex: true },
  });
  if (rows.length !== new Set(o.attendeeIds).size)
    throw new AppError("ATTENDEE_REQUIRED", { detail: "not the account's own" });
  return new Map(rows.map((row) => [row.id, row.documentIndex]));
}

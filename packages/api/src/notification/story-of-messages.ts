import type { MessageState, MessageWay } from "@kaimu/db";
import type { Context } from "../context.ts";

/** A message to a buyer, without what it said and where it went. */
export interface MessageStory {
  id: string;
  way: MessageWay;
  template: string;
  state: MessageState;
  attempts: number;
  createdAt: Date;
  sentAt: Date | null;
}

/** What an account was told about some things, oldest first: a message's key names the order or refund it is about. */
export async function storyOfMessages(
  ctx: Pick<Context, "db">,
  o: { accountId: string; about: string[] },
): Promise<MessageStory[]> {
  return ctx.db.message.findMany({
    where: { accountId: o.accountId, OR: o.about.map((id) => ({ dedupeKey: { contains: id } })) },
    select: { id: true, way: true, template: true, state: true, attempts: true, createdAt: true, sentAt: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: 200,
  });
}

import { randomBytes, randomInt } from "node:crypto";
import { inTransaction, isDuplicate } from "@kaimu/db";
import type { Context } from "../context.ts";
import { hashPassword, organizerAccount } from "../identity/index.ts";

/** Letters and digits that nobody takes for one another. */
const letters = "abcdefghjkmnpqrstuvwxyz23456789";

/**
 * Creates an agent with its first member, who signs in with a password that is told once, here: null where the mail address had an account already. The same
 * agent id again changes nothing and tells no password.
 */
export async function createAgent(
  ctx: Context,
  o: { agentId: string; name: string; nameEn: string; mail: string; person: string; operatorId: string },
): Promise<{ password: string | null }> {
  const { agentId, name, nameEn, operatorId } = o;
  const password = randomBytes(12).toString("base64url");
  const passwordHash = await hashPassword(password);
  try {
    const created = await inTransaction(ctx.db, async (tx) => {
      await tx.agent.create({ data: { id: agentId, code: newCode(), name, nameEn, createdBy: operatorId } });
      const account = await organizerAccount(ctx, tx, { mail: o.mail, displayName: o.person, passwordHash });
      await tx.agentMember.create({ data: { agentId, accountId: account.accountId, addedBy: operatorId } });
      return account.created;
    });
    ctx.log.info({ agentId, operator: operatorId }, "agent created");
    return { password: created ? password : null };
  } catch (error) {
    if (isDuplicate(error) && (await ctx.db.agent.count({ where: { id: agentId } })) > 0) return { password: null };
    throw error;
  }
}

/** What a sales link carries: nothing that a stranger could count through. */
const newCode = () => Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join("");

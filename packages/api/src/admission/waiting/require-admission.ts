import type { Context } from "../../context.ts";
import { AppError } from "../../platform/errors.ts";
import { keepFew } from "../../platform/keep-few.ts";
import { readAdmission } from "./admission-token.ts";
import { callRoom, comeScript } from "./room-script.ts";
import { countHold, roomNow } from "./turn-room.ts";

/** Tokens that this process has seen come, by signature, and when they end. */
const seen = new Map<string, number>();
const seenKept = 50_000;

/**
 * Lets a buyer try for units of a performance. Throws WAITING_ROOM (facts.performanceId) when buyers have to queue for it and there is no
 * token, or one that was not given to this account for this performance; ADMISSION_EXPIRED when it has ended or its place was given back;
 * BUSY when nobody knows whether there is a queue. Without a room it costs no call; with one, a call at a token's first use in a process.
 */
export async function requireAdmission(
  ctx: Context,
  o: { performanceId: string; accountId: string; token: string | undefined },
): Promise<void> {
  const room = await roomNow(ctx, o.performanceId);
  if (!room) return;
  countHold(ctx, o.performanceId);
  if (!room.on) return;
  const token = o.token ? readAdmission(ctx.env.AUTH_SECRET, o, o.token) : undefined;
  if (!o.token || !token) throw new AppError("WAITING_ROOM", { facts: { performanceId: o.performanceId } });
  if (token.endsAt <= room.nowMs()) throw over(o.performanceId);
  if (seen.has(o.token)) return;
  const args = [o.accountId, token.queue, token.number, token.endsAt];
  const answer = await callRoom(ctx, comeScript, o.performanceId, args);
  if (answer !== "OK") throw over(o.performanceId);
  keepFew(seen, o.token, token.endsAt, seenKept);
}

const over = (performanceId: string) => new AppError("ADMISSION_EXPIRED", { facts: { performanceId } });

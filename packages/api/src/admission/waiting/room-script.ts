import { randomBytes, randomInt } from "node:crypto";
import type { Context } from "../../context.ts";
import { AppError } from "../../platform/errors.ts";
import { luaBeside, type Script, script } from "../../platform/redis.ts";

const shared = luaBeside(import.meta.url, "queue");

function roomScript(name: string): Script {
  return script(`${shared}\n${luaBeside(import.meta.url, name)}\nreturn main()\n`);
}

export const turnScript = roomScript("turn");
export const joinScript = roomScript("join");
export const placeScript = roomScript("place");
export const leaveScript = roomScript("leave");
export const comeScript = roomScript("come");

/** Calls one of them for a performance's room. Throws BUSY when Redis does not answer: nothing is guessed. */
export async function callRoom(
  ctx: Pick<Context, "redis">,
  room: Script,
  performanceId: string,
  args: (string | number)[],
): Promise<unknown> {
  return room.run(ctx.redis, roomKeys(performanceId), args).catch((cause) => {
    throw new AppError("BUSY", { detail: "waiting room cannot be reached", cause });
  });
}

/** All keys of a performance's room, in the order queue.lua takes them; one hash tag, so one slot. */
export function roomKeys(performanceId: string): string[] {
  return ["room", "queue", "left", "due", "inside", "gone", "pace"].map((name) => `wait:{${performanceId}}:${name}`);
}

/** 48 random bits nobody can foretell: scripts get their chance from here, since Lua's own is the same in every call. */
export const chance = (): number => randomInt(2 ** 48 - 1);

/** A name for a queue that may be about to begin; the letter keeps Lua from taking it for a number. */
export const queueName = (): string => `q${randomBytes(9).toString("base64url")}`;

import { randomBytes, randomInt } from "node:crypto";
import { readFileSync } from "node:fs";
import { type Script, script } from "../../platform/redis.ts";

const shared = sourceOf("queue");

function roomScript(name: string): Script {
  return script(`${shared}\n${sourceOf(name)}\nreturn main()\n`);
}

function sourceOf(name: string): string {
  return readFileSync(new URL(`./${name}.lua`, import.meta.url), "utf8");
}

export const turnScript = roomScript("turn");
export const joinScript = roomScript("join");
export const placeScript = roomScript("place");
export const leaveScript = roomScript("leave");
export const comeScript = roomScript("come");

/** All keys of a performance's room, in the order queue.lua takes them; one hash tag, so one slot. */
export function roomKeys(performanceId: string): string[] {
  return ["room", "queue", "left", "due", "inside", "gone", "pace"].map((name) => `wait:{${performanceId}}:${name}`);
}

/** 48 random bits nobody can foretell: scripts get their chance from here, since Lua's own is the same in every call. */
export const chance = (): number => randomInt(2 ** 48 - 1);

/** A name for a queue that may be about to begin; the letter keeps Lua from taking it for a number. */
export const queueName = (): string => `q${randomBytes(9).toString("base64url")}`;

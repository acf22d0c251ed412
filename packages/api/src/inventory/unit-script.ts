import { readFileSync } from "node:fs";
import { type Script, script } from "../platform/redis.ts";

const shared = sourceOf("unit-state");

/** One of this room's scripts: what they share, the file's main(), and the publishing of what it changed for pages. */
export function unitScript(name: string): Script {
  return script(`${shared}\n${sourceOf(name)}\nlocal answer = main()\npublish_changes()\nreturn answer\n`);
}

/** Key of a performance's settings; its hash tag keeps all of the performance's keys in one slot. */
export const metaKey = (performanceId: string) => unitKey(performanceId, "meta");

/** Any of a performance's keys, see unit-state.lua. */
export const unitKey = (performanceId: string, name: string) => `inv:{${performanceId}}:${name}`;

function sourceOf(name: string): string {
  return readFileSync(new URL(`./${name}.lua`, import.meta.url), "utf8");
}

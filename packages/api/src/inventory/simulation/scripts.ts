import { createHash } from "node:crypto";
import type { Redis } from "ioredis";
import { setTermsScript } from "../follow-terms.ts";
import { loadScript } from "../rebuild.ts";
import type { UnitScript } from "../unit-script.ts";
import {
  holdScript,
  leaveHoldScript,
  lookScript,
  pickScript,
  readHoldScript,
  releaseScript,
  setClaimsScript,
} from "../unit-scripts.ts";
import { dumpScript } from "./state-in-redis.ts";

/** The lives that a server may have here. */
export const epochs = [1, 2, 3];

const shipped = [holdScript, leaveHoldScript, lookScript, pickScript, readHoldScript, releaseScript, setClaimsScript];
const digests = new Map<UnitScript, string[]>();

/** What a script is called by in a life of the server. */
export function digestOf(script: UnitScript, epoch: number): string {
  const known = digests.get(script) ?? [];
  digests.set(script, known);
  known[epoch] ??= createHash("sha1").update(script.text(epoch)).digest("hex");
  return known[epoch];
}

export const dumpDigest = createHash("sha1").update(dumpScript).digest("hex");

const loaded = new WeakSet<Redis>();

/** Loads all texts into a server, once. */
export async function loadScripts(redis: Redis): Promise<void> {
  if (loaded.has(redis)) return;
  const all = [...shipped, loadScript, setTermsScript];
  const texts = [dumpScript, ...all.flatMap((script) => epochs.map((epoch) => script.text(epoch)))];
  for (const text of texts) await redis.script("LOAD", text);
  loaded.add(redis);
}

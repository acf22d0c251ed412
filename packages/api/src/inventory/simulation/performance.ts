import { createHash } from "node:crypto";
import { setTermsScript } from "../follow-terms.ts";
import { loadScript } from "../rebuild.ts";
import { saleKey } from "../unit-keys.ts";
import type { UnitScript } from "../unit-script.ts";
import { holdScript, lookScript, readHoldScript, releaseScript, setClaimsScript } from "../unit-scripts.ts";
import type { Chance } from "./chance.ts";
import type { Hall } from "./hall.ts";
import type { Model, Now } from "./model.ts";
import type { Told } from "./model-claims.ts";
import type { Claim } from "./model-load.ts";
import type { Page } from "./pages.ts";
import type { Dump } from "./state-in-redis.ts";

/** One performance of a seed, in Redis and in the model, and the database beside it. */
export interface Performance {
  seed: number;
  id: string;
  chance: Chance;
  halls: [Hall, Hall];
  model: Model;
  /** The life of the server now, and the terms in force in the database. */
  epoch: number;
  version: number;
  hall: Hall;
  limit: number;
  strict: boolean;
  claims: Map<number, Claim>;
  /** What was committed and Redis has not been told of yet. */
  untold: Told[];
  page: Page;
  /** What Redis had after the last step. */
  last: Dump | undefined;
  trace: string[];
  /** Numbers keys and ids. */
  counter: number;
}

/** A Redis command of a step. */
export type Command = [name: string, ...args: (string | number | Buffer)[]];

/** What happens next: what is sent, and what must have come of it. */
export interface Step {
  what: string;
  command: Command;
  check(answer: string[], now: Now, dump: Dump): void;
}

export const accounts = ["ann", "ben", "cai", "dan"];

/** Lives of the server that a seed may be in. */
export const epochs = [1, 2, 3];

const scripts = [holdScript, lookScript, readHoldScript, releaseScript, setClaimsScript, setTermsScript, loadScript];

/** The texts of all shipped scripts, for each life. */
export const textsToLoad = () => epochs.flatMap((epoch) => scripts.map((script) => script.text(epoch)));

const digests = new Map<UnitScript, string[]>();

/** The call of a shipped script, as it was loaded in the life that this performance's server is in. */
export function callOf(p: Performance, script: UnitScript, args: (string | number | Buffer)[]): Command {
  const known =
    digests.get(script) ?? epochs.map((epoch) => createHash("sha1").update(script.text(epoch)).digest("hex"));
  digests.set(script, known);
  return ["EVALSHA", known[epochs.indexOf(p.epoch)] ?? "", 1, saleKey(p.id), ...args];
}

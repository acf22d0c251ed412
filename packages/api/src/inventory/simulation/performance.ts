import { saleKey } from "../unit-keys.ts";
import type { UnitScript } from "../unit-script.ts";
import type { Chance } from "./chance.ts";
import type { Hall } from "./hall.ts";
import type { Model, Now, Told } from "./model.ts";
import type { Claim } from "./model-load.ts";
import type { Page } from "./pages.ts";
import { digestOf } from "./scripts.ts";
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
  /** The first version that sells by the second plan. */
  secondFrom: number;
  limit: number;
  strict: boolean;
  claims: Map<number, Claim>;
  /** Claims as a rebuild has read them, some steps ago; the highest fencing number among them. */
  readEarlier: Map<number, Claim> | undefined;
  /** What was committed and Redis has not been told of yet. */
  untold: Told[];
  /** Redis is told at once here: then nothing may ever be given away that the database has given. */
  prompt: boolean;
  page: Page;
  last: Dump;
  trace: string[];
  /** Numbers keys and ids. */
  counter: number;
  /** Redis may have given away what the database had: it has lost something, or was loaded from what was no longer so. */
  mayClash: boolean;
}

/** The hall as terms of this version sell it. */
export const hallAt = (p: Performance, version: number): Hall => p.halls[version < p.secondFrom ? 0 : 1];

/** How long a hold lasts by the terms of this version. Lengths and leaps are such that no end is ever near: see `leapStep`. */
export const holdSecondsAt = (version: number): number => [120, 200, 360][version % 3] ?? 120;

/** A Redis command of a step. */
export type Command = [name: string, ...args: (string | number | Buffer)[]];

/** What happens next: what is sent, and what must have come of it. */
export interface Step {
  what: string;
  commands: Command[];
  check(answer: string[], now: Now, dump: Dump): void;
}

export const accounts = ["ann", "ben", "cai", "dan"];

/** The call of a shipped script, as it was loaded in the life that the server has now. */
export function call(p: Performance, script: UnitScript, ...args: (string | number | Buffer)[]): Command {
  return ["EVALSHA", digestOf(script, p.epoch), 1, saleKey(p.id), ...args];
}

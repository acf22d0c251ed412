import type { Refusal } from "@kaimu/api";
import { isErrorCode, sentenceOf } from "@kaimu/api/errors";

/** The refusal that a bare code stands for; a code nobody knows is read as INTERNAL. */
export function refusalOfCode(code: string): Refusal {
  const known = isErrorCode(code) ? code : "INTERNAL";
  const { zh, en } = sentenceOf(known);
  return { code: known, zh, en };
}

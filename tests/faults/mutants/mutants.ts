import { moneyMutants } from "./money.ts";
import { moneyBackMutants } from "./money-back.ts";
import type { Mutant } from "./mutant.ts";
import { orderMutants } from "./orders.ts";
import { stockMutants } from "./stock.ts";

/** All of them, in the order in which they are run. */
export const mutants: Mutant[] = [...stockMutants, ...orderMutants, ...moneyMutants, ...moneyBackMutants];

/** The mutant of that name. Throws when there is none. */
export function mutantNamed(name: string): Mutant {
  const found = mutants.find((mutant) => mutant.name === name);
  if (!found) throw new Error(`no mutant ${name}; there are ${mutants.map((mutant) => mutant.name).join(", ")}`);
  return found;
}

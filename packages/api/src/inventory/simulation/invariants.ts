import { Mismatch } from "./model.ts";
import type { Performance } from "./performance.ts";

/** What must hold whatever the model thinks, as long as Redis has lost nothing: said once more, in other words. */
export function checkInvariants(p: Performance): void {
  const { units, accounts } = p.model;
  if (p.mayClash) return;
  const holdersOf = new Map<number, string[]>();
  for (const [name, { hold }] of accounts)
    for (const unit of hold?.units ?? [])
      if (units[unit]?.state === 1 && units[unit]?.fence === hold?.fence)
        holdersOf.set(unit, [...(holdersOf.get(unit) ?? []), name]);
  for (const [unit, { state, fence }] of units.entries()) {
    const holders = holdersOf.get(unit) ?? [];
    if (state === 1 && holders.length !== 1) throw new Mismatch(`unit ${unit} is held by ${holders.length} accounts`);
    const claim = p.claims.get(unit);
    if (state === 0 && claim) throw new Mismatch(`unit ${unit} is free and ${claim.account}'s in the database`);
    if (state === 1 && claim && claim.fence !== fence)
      throw new Mismatch(`unit ${unit} is held and ${claim.account}'s`);
  }
}

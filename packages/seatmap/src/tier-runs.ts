/** So many units in a row of one tier, by its place in the list of tiers; −1: blocked. */
export type TierRun = readonly [units: number, tier: number];

/** The tier of every unit, −1 where it is blocked. */
export function tierOfUnits(runs: readonly TierRun[]): Int16Array {
  const tiers = new Int16Array(runs.reduce((sum, [units]) => sum + units, 0));
  let at = 0;
  for (const [units, tier] of runs) {
    tiers.fill(tier, at, at + units);
    at += units;
  }
  return tiers;
}

/** The shortest runs that say the same. */
export function tierRuns(tiers: ArrayLike<number>): TierRun[] {
  const runs: [number, number][] = [];
  for (let unit = 0; unit < tiers.length; unit++) {
    const last = runs.at(-1);
    const tier = tiers[unit] ?? -1;
    if (last && last[1] === tier) last[0]++;
    else runs.push([1, tier]);
  }
  return runs;
}

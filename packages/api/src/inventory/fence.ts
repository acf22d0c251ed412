const from2026 = 1_767_225_600;

/**
 * The fencing number of a hold: the microsecond of Redis's clock it was given at, counted from 2026 on, and what that clock was behind
 * numbers that were given before. It rises with every hold of a performance, is written with the claim, and says in Redis whose a unit is.
 */
export function fenceOf(second: number, micro: number, behind: number): number {
  return (second - from2026) * 1_000_000 + micro + behind;
}

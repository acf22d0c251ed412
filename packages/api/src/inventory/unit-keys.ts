/** The key that scripts are called with; its hash tag keeps all of the performance's keys in one slot. */
export const saleKey = (performanceId: string) => unitKey(performanceId, "sale");

/** Any of a performance's keys, see unit-state.lua. */
export const unitKey = (performanceId: string, name: string) => `inv:{${performanceId}}:${name}`;

/** All keys that a performance of so many groups may have, without what they begin with. */
export function unitKeyNames(groups: number): string[] {
  const ofGroups = Array.from({ length: groups }, (_, group) => [`blocks:${group}`, `room:${group}`]);
  return [
    ...[
      "sale",
      "meta",
      "units",
      "places",
      "accounts",
      "due",
      "deadlines",
      "closed",
      "ordering",
      "log",
      "told",
      "rebuilding",
    ],
    ...ofGroups.flat(),
  ];
}

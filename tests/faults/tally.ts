/** What happened, counted by kind and name: `{refused: {NOT_ENOUGH_UNITS: 812}}`. */
export interface Tally {
  add(kind: string, name: string): void;
  of(kind: string): Record<string, number>;
  sum(kind: string): number;
}

/** An empty tally. */
export function newTally(): Tally {
  const counts: Record<string, Record<string, number>> = {};
  return {
    add(kind, name) {
      counts[kind] ??= {};
      counts[kind][name] = (counts[kind][name] ?? 0) + 1;
    },
    of: (kind) => counts[kind] ?? {},
    sum: (kind) => Object.values(counts[kind] ?? {}).reduce((sum, n) => sum + n, 0),
  };
}

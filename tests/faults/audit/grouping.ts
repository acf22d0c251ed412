/** The rows under each key, in their order. */
export function groupBy<T>(rows: Iterable<T>, keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

/** The row of each key; a later one stands for an earlier one. */
export function byKey<T>(rows: Iterable<T>, keyOf: (row: T) => string): Map<string, T> {
  return new Map([...rows].map((row) => [keyOf(row), row]));
}

/** A unit of a performance, as a key and as findings name it. */
export const place = (row: { performanceId: string | null; unit: number | null }) => `${row.performanceId}/${row.unit}`;

/** Orders that have units: waiting for money, or paid. */
export const isLiving = (order: { state: string } | undefined) =>
  order?.state === "awaiting_payment" || order?.state === "paid";

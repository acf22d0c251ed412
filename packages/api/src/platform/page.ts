/**
 * Asks for one row more than a page has, from the row after `cursor` on: the one more tells that there is another page. The cursor is an id,
 * or the unique column `by`.
 */
export function askPage<By extends string = "id">(
  o: { limit: number; cursor?: string | undefined },
  by = "id" as By,
): { take: number; cursor?: Record<By, string>; skip?: number } {
  const from = o.cursor ? { cursor: { [by]: o.cursor } as Record<By, string>, skip: 1 } : {};
  return { take: o.limit + 1, ...from };
}

/** What came of it: the page's rows, and where the next page begins, null when this is the last. */
export function toPage<Row extends { id: string }>(rows: Row[], limit: number): { page: Row[]; next: string | null };
export function toPage<Row, Cursor>(
  rows: Row[],
  limit: number,
  cursorOf: (row: Row) => Cursor,
): { page: Row[]; next: Cursor | null };
export function toPage<Row>(
  rows: Row[],
  limit: number,
  cursorOf: (row: Row) => unknown = (row) => (row as { id: string }).id,
): { page: Row[]; next: unknown } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { page, next: rows.length > limit && last ? cursorOf(last) : null };
}

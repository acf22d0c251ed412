/** The two languages of every page. */
export type Locale = "zh" | "en";

/** The key of a seat: section, row and number, as in "A-12-5". It names the same seat in every version of a layout. */
export function seatKey(section: string, row: string, number: number): string {
  return `${section}-${row}-${number}`;
}

/** Takes a key apart again; null where it is none. A section's own key may hold hyphens. */
export function parseSeatKey(key: string): { section: string; row: string; number: number } | null {
  const parts = /^(.+)-([^-]+)-(\d+)$/.exec(key);
  if (!parts) return null;
  const [, section = "", row = "", number = ""] = parts;
  return { section, row, number: Number(number) };
}

/**
 * A seat as people say it: "A区 12排 5座", "Section A, Row 12, Seat 5". With the section's own names at hand these are
 * said instead of its key. What is not a seat key is given back as it is.
 */
export function seatLabel(key: string, locale: Locale, section?: { name: string; nameEn: string }): string {
  const seat = parseSeatKey(key);
  if (!seat) return key;
  if (locale === "zh") return `${section?.name ?? `${seat.section}区`} ${seat.row}排 ${seat.number}座`;
  return `${section?.nameEn ?? `Section ${seat.section}`}, Row ${seat.row}, Seat ${seat.number}`;
}

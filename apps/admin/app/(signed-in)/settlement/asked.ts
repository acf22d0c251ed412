import { type SearchValues, textIn } from "../search-text.ts";

/** Which days, and from which row on, a statement's address asks for. */
interface AskedDays {
  from: string;
  to: string;
  cursor: { day: string; performanceId: string } | undefined;
}

/** What an organizer's statement is asked for. */
export interface Asked extends AskedDays {
  organizerId: string;
}

/** Read from the address; this month so far where it says nothing, undefined without an organizer. */
export function askedOf(given: SearchValues, firstOrganizer: string | undefined): Asked | undefined {
  const organizerId = textIn(given)("organizer") ?? firstOrganizer;
  return organizerId === undefined ? undefined : { organizerId, ...daysOf(given) };
}

/** The days alone. */
export function daysOf(given: SearchValues): AskedDays {
  const text = textIn(given);
  const today = new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" });
  const [day, performanceId] = text("after")?.split("_") ?? [];
  return {
    from: text("from") ?? `${today.slice(0, 8)}01`,
    to: text("to") ?? today,
    cursor: day && performanceId ? { day, performanceId } : undefined,
  };
}

/** A row as it stands in the address of the page after it; null where there is none. */
export function rowText(row: NonNullable<AskedDays["cursor"]> | null): string | null {
  return row && `${row.day}_${row.performanceId}`;
}

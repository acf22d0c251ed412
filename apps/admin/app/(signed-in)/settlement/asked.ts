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

type Given = Record<string, string | string[] | undefined>;

const textIn = (given: Given) => (name: string) =>
  typeof given[name] === "string" && given[name] !== "" ? given[name] : undefined;

/** Read from the address; this month so far where it says nothing, undefined without an organizer. */
export function askedOf(given: Given, firstOrganizer: string | undefined): Asked | undefined {
  const organizerId = textIn(given)("organizer") ?? firstOrganizer;
  return organizerId === undefined ? undefined : { organizerId, ...daysOf(given) };
}

/** The days alone. */
export function daysOf(given: Given): AskedDays {
  const text = textIn(given);
  const today = new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" });
  const [day, performanceId] = text("after")?.split("_") ?? [];
  return {
    from: text("from") ?? `${today.slice(0, 8)}01`,
    to: text("to") ?? today,
    cursor: day && performanceId ? { day, performanceId } : undefined,
  };
}

/** The address of the same statement after a row, or of its first page. */
export function pathOf(asked: Asked, after: Asked["cursor"] | null): string {
  const query = new URLSearchParams({
    ...{ organizer: asked.organizerId, from: asked.from, to: asked.to },
    ...(after ? { after: `${after.day}_${after.performanceId}` } : {}),
  });
  return `/settlement?${query}`;
}

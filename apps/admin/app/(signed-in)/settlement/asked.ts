/** What a statement's address asks for. */
export interface Asked {
  organizerId: string;
  from: string;
  to: string;
  cursor: { day: string; performanceId: string } | undefined;
}

type Given = Record<string, string | string[] | undefined>;

/** Read from the address; this month so far where it says nothing, undefined without an organizer. */
export function askedOf(given: Given, firstOrganizer: string | undefined): Asked | undefined {
  const text = (name: string) => (typeof given[name] === "string" && given[name] !== "" ? given[name] : undefined);
  const organizerId = text("organizer") ?? firstOrganizer;
  if (!organizerId) return undefined;
  const today = new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" });
  const [day, performanceId] = text("after")?.split("_") ?? [];
  return {
    organizerId,
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

// The platform's people sit in China, which has one time and no summer time.
const zoneMs = 8 * 3_600_000;

/** A moment as an input of type datetime-local shows it, in Beijing time; "" for none. */
export function toField(at: Date | null): string {
  return at ? new Date(at.getTime() + zoneMs).toISOString().slice(0, 16) : "";
}

/** The moment such an input names; null for an empty one. */
export function fromField(text: string): Date | null {
  return text ? new Date(new Date(`${text}Z`).getTime() - zoneMs) : null;
}

import type { Trouble } from "../buying/purchase.ts";
import type { AttendeeCard } from "../reading/answers.ts";

/** Whom each unit's ticket is for: an attendee's id by unit. */
export type Bound = Readonly<Record<number, string>>;

/** The units nobody is chosen for yet. */
export function attendeesMissing(bound: Bound, units: readonly number[]): number[] {
  return units.filter((unit) => !bound[unit]);
}

/** Somebody for a unit, and for no other one; "" for nobody. */
export function bindOne(bound: Bound, unit: number, attendeeId: string): Bound {
  const others = Object.entries(bound).filter(([other, id]) => Number(other) !== unit && id !== attendeeId);
  return Object.fromEntries(attendeeId ? [...others, [unit, attendeeId]] : others);
}

/** A new person for the first unit that has nobody, or one who was refused. */
export function bindNext(
  bound: Bound,
  units: readonly number[],
  person: AttendeeCard,
  refused: readonly string[] = [],
): Bound {
  const unit = units.find((one) => !bound[one] || refused.includes(bound[one]));
  return unit === undefined ? bound : bindOne(bound, unit, person.id);
}

/** The people the last order was refused for: they have a ticket already. */
export function refusedPeople(trouble: Trouble | null): string[] {
  if (trouble?.step !== "place" || trouble.refusal.code !== "ATTENDEE_HAS_TICKET") return [];
  const ids = trouble.refusal.facts?.attendeeIds;
  return Array.isArray(ids) ? ids.map(String) : [];
}

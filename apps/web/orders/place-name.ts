import type { Messages } from "../messages/zh.ts";

/** A place as its owner reads it: the seat's name, or its number counted from one where there are no seats. */
export function placeName(place: { unit: number | null; seatKey: string | null }, t: Messages): string {
  if (place.seatKey) return place.seatKey;
  return place.unit === null ? "" : t.ticket.place(place.unit + 1);
}

"use client";
import type { Locale } from "@kaimu/ui";
import { useEffect, useState } from "react";
import { calls } from "./calls.ts";

/** What the seats of a hold are called, when the platform has chosen them: asked once a hold, "" until it is known. */
export function useHeldSeats(performanceId: string, holdId: string | undefined, locale: Locale) {
  const [seats, setSeats] = useState<{ unit: number; zh: string; en: string }[]>([]);
  useEffect(() => {
    if (holdId) calls.inventory.heldSeats.query({ performanceId }).then(setSeats, () => undefined);
  }, [performanceId, holdId]);
  return (unit: number) => seats.find((seat) => seat.unit === unit)?.[locale] ?? "";
}

"use client";
import { UnitState } from "@kaimu/seatmap";
import { useEffect, useRef, useState } from "react";
import type { OfferCard } from "../../reading/answers.ts";
import { type ChosenSeat, chooseOffer, dropSeats, offersOfTier } from "./chosen-seats.ts";
import type { SeatHouse } from "./seat-house.ts";

/**
 * The seats a buyer has chosen on this page. One that somebody else takes meanwhile is dropped and told as `gone`; the others stay.
 * Nothing is dropped while `paused`: then it is his own hold that takes them.
 */
export function useChosenSeats(first: ChosenSeat[], house: SeatHouse | null, offers: OfferCard[], paused: boolean) {
  const [chosen, setChosen] = useState(first);
  const [gone, setGone] = useState<readonly number[]>([]);
  const now = useRef(chosen);
  now.current = chosen;

  useEffect(() => {
    if (!house || paused) return;
    const look = () => {
      const taken = now.current.flatMap(({ unit }) => (house.states.of(unit) === UnitState.free ? [] : [unit]));
      if (taken.length === 0) return;
      now.current = dropSeats(now.current, taken, offers);
      setChosen(now.current);
      setGone((before) => [...before, ...taken]);
    };
    look();
    return house.states.subscribe(look);
  }, [house, paused, offers]);

  const change = (next: (before: ChosenSeat[]) => ChosenSeat[]) => {
    setGone([]);
    setChosen(next);
  };
  const ordinary = (unit: number) => {
    const tier = house?.tiers[house.tierOf[unit] ?? -1];
    return tier && offersOfTier(offers, tier.id).single[0];
  };
  return {
    chosen,
    gone,
    units: chosen.map((seat) => seat.unit),
    /** Chooses a seat, or lets it go. A new one is wanted the ordinary way; where there is none it cannot be had alone. */
    toggle: (unit: number) =>
      change((before) => {
        if (before.some((seat) => seat.unit === unit)) return dropSeats(before, [unit], offers);
        const offer = ordinary(unit);
        return offer ? [...before, { unit, offerId: offer.id }] : before;
      }),
    /** These seats and no others. */
    choose: (units: readonly number[]) =>
      change(() =>
        units.flatMap((unit) => {
          const offer = ordinary(unit);
          return offer ? [{ unit, offerId: offer.id }] : [];
        }),
      ),
    setOffer: (units: readonly number[], offerId: string) => change((before) => chooseOffer(before, units, offerId)),
    /** The bundle of these seats becomes seats one by one. */
    split: (units: readonly number[]) =>
      change((before) =>
        before.map((seat) => {
          const offer = units.includes(seat.unit) ? ordinary(seat.unit) : undefined;
          return offer ? { unit: seat.unit, offerId: offer.id } : seat;
        }),
      ),
    drop: (units: readonly number[]) => change((before) => dropSeats(before, units, offers)),
    replace: (seats: ChosenSeat[]) => change(() => seats),
  };
}

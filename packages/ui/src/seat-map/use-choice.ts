import { UnitState } from "@kaimu/seatmap";
import { useEffect, useRef, useState } from "react";
import type { Locale } from "../locale.ts";
import { describeUnit, nameUnit, type Standing, standingOf } from "./describe-unit.ts";
import type { SeatMapMessages } from "./messages.ts";
import type { SeatStates } from "./seat-states.ts";
import { markOf, type SeatTier } from "./seat-tier.ts";
import type { TipWords } from "./seat-tip.tsx";
import type { SeatHouse } from "./use-seat-view.ts";

/** What choosing needs to know; the map and the list are given the same. */
export interface ChoiceProps {
  tiers: readonly SeatTier[];
  states: SeatStates;
  selected: readonly number[];
  limit: number;
  onToggle: (unit: number) => void;
  locale: Locale;
  /** Whether a unit may be chosen however it stands: for those who run the sale. */
  anyState?: boolean;
}

/** Choosing seats, and everything it says while doing so. */
export interface Choice {
  standing(unit: number): Standing;
  tier(unit: number): SeatTier | undefined;
  /** "A区 12排 5座 ¥480 可选" */
  describe(unit: number): string;
  words(unit: number): TipWords;
  /** Chooses or lets go; refuses, and says why, what is taken or over the limit. */
  toggle(unit: number): void;
  /** Chooses one more place of a standing area. */
  takePlace(section: number): void;
  /** Lets one place of a standing area go. */
  givePlace(section: number): void;
  say(text: string): void;
  /** The last thing said; `serial` tells two equal sayings apart. `loud` ones are shown too. */
  said: { text: string; serial: number; loud: boolean };
}

/** Choosing with the rules both ways of it share. */
export function useChoice(house: SeatHouse, props: ChoiceProps, messages: SeatMapMessages): Choice {
  const { tiers, states, selected, limit, onToggle, locale, anyState = false } = props;
  const [said, setSaid] = useState({ text: "", serial: 0, loud: false });
  const speak = (text: string, loud: boolean) => setSaid((last) => ({ text, serial: last.serial + 1, loud }));
  const tierAt = (unit: number) => house.tierOf[unit] ?? -1;
  const tier = (unit: number) => tiers[tierAt(unit)];
  const standing = (unit: number) => standingOf(states.of(unit), tierAt(unit), selected.includes(unit));
  const name = (unit: number) => nameUnit(house.index, unit, locale);
  const describe = (unit: number) => describeUnit(name(unit), tier(unit), standing(unit), messages);
  const toggle = (unit: number) => {
    const now = standing(unit);
    if (now === "mine") {
      onToggle(unit);
      return speak(messages.letGo(name(unit)), false);
    }
    if (now !== "free" && !anyState) return speak(describe(unit), true);
    if (selected.length >= limit) return speak(messages.limit(limit), true);
    onToggle(unit);
    const of = tier(unit);
    speak(messages.chosen(of ? `${name(unit)} ${markOf(of)}` : name(unit)), false);
  };
  const place = (section: number, fits: (unit: number) => boolean) => {
    const area = house.index.sections[section]?.standing;
    for (let unit = area?.from ?? 0; unit < (area?.to ?? 0); unit++) if (fits(unit)) return unit;
    return -1;
  };
  return {
    standing,
    tier,
    describe,
    words(unit) {
      const now = standing(unit);
      const of = now === "notForSale" && !anyState ? undefined : tier(unit);
      return { name: name(unit), price: of ? markOf(of) : "", state: messages[now] };
    },
    toggle,
    takePlace(section) {
      const unit = place(section, (one) =>
        anyState ? !selected.includes(one) : states.of(one) === UnitState.free && standing(one) === "free",
      );
      if (unit >= 0) toggle(unit);
      else speak(messages.soldOut, true);
    },
    givePlace(section) {
      const unit = place(section, (one) => selected.includes(one));
      if (unit >= 0) toggle(unit);
    },
    say: (text) => speak(text, false),
    said,
  };
}

/** Renders again when states change, at most four times a second: for what is made of elements. */
export function useStateTicks(states: SeatStates): void {
  const [, tick] = useState(0);
  const waiting = useRef(0);
  useEffect(() => {
    const stop = states.subscribe(() => {
      waiting.current ||= Number(
        setTimeout(() => {
          waiting.current = 0;
          tick((n) => n + 1);
        }, 250),
      );
    });
    return () => {
      stop();
      clearTimeout(waiting.current);
      waiting.current = 0;
    };
  }, [states]);
}

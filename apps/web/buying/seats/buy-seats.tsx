"use client";
import { Button } from "@kaimu/ui";
import { useEffect, useState } from "react";
import { messagesOf } from "../../messages/index.ts";
import { ComeIn } from "../../waiting/come-in.tsx";
import type { BuyProps } from "../buy-places.tsx";
import { BuySummary } from "../buy-summary.tsx";
import { HeldPurchase } from "../held-purchase.tsx";
import { usePurchase } from "../purchase.ts";
import { ChooseSeats } from "./choose-seats.tsx";
import { ChosenList } from "./chosen-list.tsx";
import { ChosenRail } from "./chosen-rail.tsx";
import { type ChosenSeat, chosenOf, chosenSum, holdItems, writeChosen } from "./chosen-seats.ts";
import { loneSeats } from "./lone-seats.ts";
import type { SeatAddress } from "./seat-house.ts";
import { seatName } from "./seat-name.ts";
import { SeatNotes } from "./seat-notes.tsx";
import { useChosenSeats } from "./use-chosen-seats.ts";
import { useSeatHouse } from "./use-seat-house.ts";

/** The buy page's working part where everyone has a seat of his own: choose on the map or the list, hold, place the order. */
export function BuySeats({ seats, chosen: first, ...start }: BuyProps & { seats: SeatAddress; chosen: ChosenSeat[] }) {
  const { eventId, performanceId, limit, signedIn, locale, offers } = start;
  const { buy: t, seats: s } = messagesOf(locale);
  const { house, failed, retry, refresh } = useSeatHouse(seats, start.hold?.units ?? []);
  const [quiet, setQuiet] = useState(Boolean(start.hold));
  const [nothingChosen, setNothingChosen] = useState(false);
  const choice = useChosenSeats(start.hold ? chosenOf(start.hold) : first, house, offers, quiet);
  const { chosen, units } = choice;

  const address = () => `/performances/${performanceId}?event=${eventId}&seats=${writeChosen(chosen)}`;
  const purchase = usePurchase(start, {
    address,
    held(mine) {
      house?.states.setOwn(mine.units);
      choice.replace(chosenOf(mine));
    },
    lost(why) {
      if (why === "letGo") choice.replace([]);
      // Only after the seats' states are known anew: until then his own would look like another's.
      refresh()
        .then(() => house?.states.setOwn([]))
        .catch(() => undefined);
    },
    refused({ code, facts }) {
      if (code === "UNITS_TAKEN" && typeof facts?.unit === "number") choice.drop([facts.unit]);
    },
  });
  const { hold, choosing, busy } = purchase;
  useEffect(() => setQuiet(busy === "hold" || Boolean(hold && !choosing)), [busy, hold, choosing]);
  const lone = house ? loneSeats(house, units) : [];
  const nameOf = (unit: number) => seatName(house, unit, locale);
  if (hold && !choosing) return <HeldPurchase {...{ ...start, purchase, hold, seatName: nameOf }} />;

  const take = () => void purchase.take(holdItems(chosen, offers));
  const choose = () => {
    setNothingChosen(chosen.length === 0);
    if (chosen.length === 0) return;
    if (signedIn) take();
    else location.assign(`/login?next=${encodeURIComponent(address())}`);
  };
  /** Another choice: what was said of the last one is read. */
  const changing =
    <Given extends unknown[]>(change: (...given: Given) => void) =>
    (...given: Given) => {
      purchase.settle();
      change(...given);
    };
  const list = {
    ...{ chosen, offers, locale, nameOf },
    onDrop: changing(choice.drop),
    onOffer: changing(choice.setOffer),
    onSplit: changing(choice.split),
  };
  return (
    <div className="grid items-start gap-x-8 gap-y-4 md:grid-cols-[1fr_22rem]">
      <div className="grid min-w-0 gap-3">
        <ComeIn purchase={purchase} locale={locale} />
        <SeatNotes
          {...{ purchase, eventId, locale, nameOf }}
          gone={choice.gone}
          lone={lone}
          left={chosen.length}
          onHoldAgain={take}
          nothingChosen={nothingChosen && chosen.length === 0}
          onKeep={() => {
            if (hold) choice.replace(chosenOf(hold));
            purchase.keep();
          }}
        />
        <ChooseSeats
          {...{ house, failed, retry, limit, locale, performanceId, selected: units }}
          onToggle={changing(choice.toggle)}
          onPicked={changing(choice.choose)}
        />
      </div>
      <BuySummary
        totalFen={chosenSum(chosen, offers)}
        count={s.count(chosen.length)}
        locale={locale}
        above={<ChosenList {...list} />}
        rail={<ChosenRail {...list} />}
        button={
          <Button className="grow" onClick={choose} busy={busy === "hold"} disabled={busy !== null}>
            {t.choose}
          </Button>
        }
        below={
          <p className="text-sm text-ink-3">
            {t.limit(limit)}
            {signedIn ? "" : ` · ${t.signInText}`}
          </p>
        }
      />
    </div>
  );
}

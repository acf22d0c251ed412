"use client";
import { Button, type Locale } from "@kaimu/ui";
import { useState } from "react";
import { messagesOf } from "../messages/index.ts";
import type { AttendeeCard, TierAvailability } from "../reading/answers.ts";
import { ComeIn } from "../waiting/come-in.tsx";
import { BuySummary } from "./buy-summary.tsx";
import { calls } from "./calls.ts";
import { HeldPurchase } from "./held-purchase.tsx";
import { OfferRows } from "./offer-rows.tsx";
import { type PurchaseStart, usePurchase } from "./purchase.ts";
import { useHeldSeats } from "./use-held-seats.ts";
import { WayOn } from "./way-on.tsx";
import { itemsOf, sumOf, type Wish, wishOf, writeWish } from "./wish.ts";

/** What every way of buying is given. */
export interface BuyProps extends PurchaseStart {
  eventId: string;
  limit: number;
  signedIn: boolean;
  /** The people this buyer keeps, where the show asks whom each ticket is for; null where it does not. */
  people: AttendeeCard[] | null;
  locale: Locale;
}

/** The buy page's working part where nobody chooses a place of his own: choose types and numbers, hold, place the order. */
export function BuyPlaces({
  wish: first,
  free: firstFree,
  assigned,
  ...start
}: BuyProps & {
  wish: Wish;
  free: TierAvailability[] | null;
  /** Where there are seats and the platform chooses them: when they are told. */
  assigned?: "automatic" | "after_payment" | undefined;
}) {
  const { eventId, performanceId, limit, signedIn, locale, offers } = start;
  const { buy: t, seats } = messagesOf(locale);
  const [wish, setWish] = useState(start.hold ? wishOf(start.hold) : first);
  const [free, setFree] = useState(firstFree);
  const [nothingChosen, setNothingChosen] = useState(false);
  const look = () => void calls.inventory.availability.query({ performanceId }).then(setFree, () => undefined);
  const address = () => `/performances/${performanceId}?event=${eventId}&want=${writeWish(wish)}`;
  const purchase = usePurchase(start, {
    address,
    held: (mine) => setWish(wishOf(mine)),
    lost(why) {
      if (why === "letGo") setWish({});
      look();
    },
    refused({ code }) {
      if (code === "NOT_ENOUGH_UNITS" || code === "OFFER_NOT_AVAILABLE") look();
    },
  });
  const { hold, choosing, busy } = purchase;
  const seatName = useHeldSeats(performanceId, assigned === "automatic" ? hold?.id : undefined, locale);
  if (hold && !choosing)
    return <HeldPurchase {...{ ...start, purchase, hold, ...(assigned === "automatic" ? { seatName } : {}) }} />;

  const { totalFen, places } = sumOf(wish, offers);
  const take = () => purchase.take(itemsOf(wish));
  const takeApart = () => void purchase.take(itemsOf(wish).map((item) => ({ ...item, mayPart: true as const })));
  const choose = () => {
    setNothingChosen(places === 0);
    if (places === 0) return;
    if (signedIn) void take();
    else location.assign(`/login?next=${encodeURIComponent(address())}`);
  };
  const setPieces = (offerId: string, pieces: number) => {
    purchase.settle();
    setWish((before) => ({ ...before, [offerId]: pieces }));
  };
  const keep = () => {
    if (hold) setWish(wishOf(hold));
    purchase.keep();
  };
  return (
    <div className="grid items-start gap-x-12 gap-y-6 md:grid-cols-[1fr_20rem]">
      <div className="grid min-w-0 gap-5">
        <ComeIn purchase={purchase} locale={locale} />
        <WayOn {...{ purchase, eventId, locale }} onHoldAgain={take} onHoldApart={takeApart} />
        {assigned && <p className="rounded-control bg-sunk px-4 py-3 text-ink-2">{seats.assigned[assigned]}</p>}
        {nothingChosen && places === 0 && (
          <p role="alert" className="rounded-control bg-warn-soft px-4 py-3 text-warn">
            {t.chooseFirst}
          </p>
        )}
        <section aria-labelledby="choose">
          <h2 id="choose" className="mb-3 text-section font-bold">
            {t.title}
          </h2>
          <OfferRows {...{ wish, hold, free, offers, limit, locale, setPieces }} />
          <p className="mt-3 text-sm text-ink-3">{t.limit(limit)}</p>
          {hold && (
            <Button tone="quiet" className="mt-4" onClick={keep}>
              {t.keep}
            </Button>
          )}
        </section>
      </div>
      <BuySummary
        {...{ totalFen, locale, count: t.places(places) }}
        button={
          <Button className="grow" onClick={choose} busy={busy === "hold"} disabled={busy !== null}>
            {t.choose}
          </Button>
        }
        below={!signedIn && <p className="text-sm text-ink-3">{t.signInText}</p>}
      />
    </div>
  );
}

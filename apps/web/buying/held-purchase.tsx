"use client";
import { Button, Countdown } from "@kaimu/ui";
import { type ReactNode, useState } from "react";
import { attendeesMissing, type Bound, refusedPeople } from "../attendees/bound.ts";
import { messagesOf } from "../messages/index.ts";
import type { HoldView } from "../reading/answers.ts";
import type { BuyProps } from "./buy-places.tsx";
import { BuySummary } from "./buy-summary.tsx";
import { type ChosenCoupon, CouponField, type CouponOn } from "./coupon-field.tsx";
import { isAboutCoupon } from "./coupon-refusal.ts";
import { HeldTickets } from "./held-tickets.tsx";
import type { Purchase } from "./purchase.ts";
import { WayOn } from "./way-on.tsx";
import { sumOf, wishOf } from "./wish.ts";

/** What is kept for the buyer: until when, what it is, whom it is for, and the order to be made of it. */
export function HeldPurchase({
  purchase,
  hold,
  offers,
  people,
  eventId,
  locale,
  seatName,
  showName,
  count,
  couponOn,
  children,
}: Pick<BuyProps, "offers" | "people" | "eventId" | "locale"> & {
  purchase: Purchase;
  hold: HoldView;
  seatName?: (unit: number) => string;
  showName?: (performanceId: string) => string;
  /** How much it is in words, where that is not a number of places. */
  count?: string;
  /** What a coupon is tried on, where that is not the performance. */
  couponOn?: CouponOn;
  /** What stands above the tickets. */
  children?: ReactNode;
}) {
  const t = messagesOf(locale).buy;
  const [bound, setBound] = useState<Bound>({});
  const [asked, setAsked] = useState(false);
  const [picked, setPicked] = useState<ChosenCoupon | null>(null);
  const { totalFen, places } = sumOf(wishOf(hold), offers);
  const { trouble } = purchase;
  const refusal = trouble?.step === "place" && isAboutCoupon(trouble.refusal) ? trouble.refusal : undefined;
  const coupon = refusal ? null : picked;
  const missing = people ? attendeesMissing(bound, hold.units) : [];
  const place = () => {
    setAsked(true);
    if (missing.length > 0) return document.getElementById(`attendee-${missing[0]}`)?.focus();
    const attendees = people ? hold.units.map((unit) => ({ unit, attendeeId: bound[unit] ?? "" })) : undefined;
    void purchase.place({ ...(attendees ? { attendees } : {}), ...(coupon ? { coupon } : {}) });
  };
  const bind = (change: (before: Bound) => Bound) => {
    purchase.settle();
    setBound(change);
  };
  const left = (
    <p className="flex items-baseline justify-between gap-3 text-sm text-ink-2">
      {t.timeLeft}
      <Countdown
        key={hold.id}
        leftMs={hold.leftMs}
        label={t.timeLeft}
        onEnd={purchase.timeUp}
        className="text-xl font-bold text-accent"
      />
    </p>
  );
  return (
    <div className="grid items-start gap-x-12 gap-y-6 md:grid-cols-[1fr_20rem]">
      <div className="grid min-w-0 gap-5">
        <WayOn
          {...{ purchase, eventId, locale, ...(seatName ? { seatName } : {}), ...(showName ? { showName } : {}) }}
        />
        <div className="rounded-control bg-accent-soft px-4 py-3 md:hidden">{left}</div>
        {children}
        <HeldTickets
          {...{ purchase, hold, offers, locale, people, bound, bind, asked, count: count ?? t.places(places) }}
          {...(seatName ? { seatName } : {})}
          refused={refusedPeople(purchase.trouble)}
          offFen={coupon?.offFen ?? 0}
        />
        <CouponField
          {...{ chosen: coupon, refused: refusal, locale }}
          on={couponOn ?? { performanceId: hold.performanceId }}
          onChange={(chosen) => {
            purchase.settle();
            setPicked(chosen);
          }}
        />
      </div>
      <BuySummary
        {...{ totalFen, locale, count: count ?? t.places(places), offFen: coupon?.offFen ?? 0 }}
        above={left}
        button={
          <Button className="grow" onClick={place} busy={purchase.busy === "place"} disabled={purchase.busy !== null}>
            {t.place}
          </Button>
        }
      />
    </div>
  );
}

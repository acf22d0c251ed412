"use client";
import { Button, Countdown, type Locale, Money } from "@kaimu/ui";
import { useState } from "react";
import { messagesOf } from "../messages/index.ts";
import { BuyBar } from "../shows/buy-bar.tsx";
import { HeldPlaces } from "./held-places.tsx";
import { OfferRows } from "./offer-rows.tsx";
import { type PurchaseStart, usePurchase } from "./purchase.ts";
import { WayOn } from "./way-on.tsx";
import { sumOf, wishOf, writeWish } from "./wish.ts";

/** The buy page's working part: choose, hold, place the order. */
export function BuyPlaces({
  eventId,
  limit,
  signedIn,
  locale,
  ...start
}: PurchaseStart & { eventId: string; limit: number; signedIn: boolean; locale: Locale }) {
  const t = messagesOf(locale).buy;
  const purchase = usePurchase(start);
  const [nothingChosen, setNothingChosen] = useState(false);
  const { hold, choosing, busy, wish } = purchase;
  const held = hold && !choosing ? hold : null;
  const { totalFen, places } = sumOf(held ? wishOf(held) : wish, start.offers);

  const choose = () => {
    setNothingChosen(places === 0);
    if (places === 0) return;
    const here = `/performances/${start.performanceId}?event=${eventId}&want=${writeWish(wish)}`;
    if (signedIn) void purchase.take();
    else location.assign(`/login?next=${encodeURIComponent(here)}`);
  };
  const button = held ? (
    <Button className="grow" onClick={() => purchase.place()} busy={busy === "place"} disabled={busy !== null}>
      {t.place}
    </Button>
  ) : (
    <Button className="grow" onClick={choose} busy={busy === "hold"} disabled={busy !== null}>
      {t.choose}
    </Button>
  );
  const left = hold && (
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
        <WayOn purchase={purchase} eventId={eventId} locale={locale} />
        {nothingChosen && places === 0 && (
          <p role="alert" className="rounded-control bg-warn-soft px-4 py-3 text-warn">
            {t.chooseFirst}
          </p>
        )}
        {held ? (
          <>
            <div className="rounded-control bg-accent-soft px-4 py-3 md:hidden">{left}</div>
            <HeldPlaces purchase={purchase} hold={held} offers={start.offers} locale={locale} />
          </>
        ) : (
          <section aria-labelledby="choose">
            <h2 id="choose" className="mb-3 text-section font-bold">
              {t.title}
            </h2>
            <OfferRows purchase={purchase} offers={start.offers} limit={limit} locale={locale} />
            <p className="mt-3 text-sm text-ink-3">{t.limit(limit)}</p>
            {hold && (
              <Button tone="quiet" className="mt-4" onClick={purchase.keep}>
                {t.keep}
              </Button>
            )}
          </section>
        )}
      </div>
      <aside
        aria-label={t.summary}
        className="sticky top-6 hidden gap-4 rounded-card bg-sheet p-6 ring-1 ring-line md:grid"
      >
        {held && left}
        <p className="flex items-baseline justify-between" aria-live="polite">
          <span className="text-ink-2">
            {t.total} <span className="tabular text-ink-3">{t.places(places)}</span>
          </span>
          <Money fen={totalFen} className="text-2xl font-bold" />
        </p>
        <div className="flex">{button}</div>
        {!signedIn && <p className="text-sm text-ink-3">{t.signInText}</p>}
      </aside>
      <BuyBar>
        <p className="shrink-0 leading-tight" aria-live="polite">
          <Money fen={totalFen} className="block text-xl font-bold" />
          <span className="tabular text-xs text-ink-3">{t.places(places)}</span>
        </p>
        {button}
      </BuyBar>
    </div>
  );
}

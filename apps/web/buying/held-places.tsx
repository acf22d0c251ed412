"use client";
import { Button, type Locale, Money } from "@kaimu/ui";
import { useEffect, useRef } from "react";
import { messagesOf } from "../messages/index.ts";
import type { HoldView, OfferCard } from "../reading/answers.ts";
import { inLanguage } from "../shows/in-language.ts";
import type { Purchase } from "./purchase.ts";
import { sumOf, wishOf } from "./wish.ts";

/** What is kept for the buyer, and the ways to change it or let it go. */
export function HeldPlaces({
  purchase,
  hold,
  offers,
  locale,
}: {
  purchase: Purchase;
  hold: HoldView;
  offers: OfferCard[];
  locale: Locale;
}) {
  const t = messagesOf(locale).buy;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const { totalFen, places } = sumOf(wishOf(hold), offers);
  return (
    <section aria-labelledby="held" className="grid gap-5">
      <div>
        <h2 id="held" ref={heading} tabIndex={-1} className="text-section font-bold outline-none">
          {t.held} · {t.places(places)}
        </h2>
        <p className="mt-1 text-ink-2">{t.heldText}</p>
      </div>
      <ul className="divide-y divide-line border-y border-line">
        {hold.items.map((item) => {
          const offer = offers.find((one) => one.id === item.offerId);
          return (
            <li key={item.offerId} className="flex items-baseline justify-between gap-4 py-3.5">
              <span>
                {offer ? inLanguage(locale, offer.name, offer.nameEn) : ""}
                <span className="tabular ml-2 text-ink-3">× {item.quantity}</span>
              </span>
              <span className="font-semibold">
                <Money fen={(offer?.priceFen ?? 0) * item.quantity} />
              </span>
            </li>
          );
        })}
        <li className="flex items-baseline justify-between py-4 text-lg font-bold">
          <span>{t.total}</span>
          <Money fen={totalFen} className="text-accent" />
        </li>
      </ul>
      <div className="flex flex-wrap gap-3">
        <Button tone="quiet" onClick={purchase.chooseAgain} disabled={purchase.busy !== null}>
          {t.change}
        </Button>
        <Button
          tone="plain"
          onClick={purchase.letGo}
          busy={purchase.busy === "letGo"}
          disabled={purchase.busy !== null}
        >
          {t.letGo}
        </Button>
      </div>
      <p className="text-sm text-ink-3">{t.afterPlace}</p>
    </section>
  );
}

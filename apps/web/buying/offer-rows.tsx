"use client";
import { type Locale, Money } from "@kaimu/ui";
import { messagesOf } from "../messages/index.ts";
import type { HoldView, OfferCard, TierAvailability } from "../reading/answers.ts";
import { inLanguage } from "../shows/in-language.ts";
import { piecesLeft } from "../shows/sale-state.ts";
import { Stepper } from "./stepper.tsx";
import { mostOf, type Wish, wishOf, withOwn } from "./wish.ts";

/** The ticket types with their prices, what is left of them, and how many one wants. */
export function OfferRows({
  wish,
  hold,
  free: known,
  setPieces,
  offers,
  limit,
  locale,
}: {
  wish: Wish;
  hold: HoldView | null;
  free: TierAvailability[] | null;
  setPieces: (offerId: string, pieces: number) => void;
  offers: OfferCard[];
  limit: number;
  locale: Locale;
}) {
  const t = messagesOf(locale).buy;
  const free = withOwn(known, hold ? wishOf(hold) : {}, offers);
  return (
    <ul aria-label={t.offers} className="divide-y divide-line border-y border-line">
      {offers.map((offer) => {
        const name = inLanguage(locale, offer.name, offer.nameEn);
        const left = piecesLeft(offer, free);
        const gone = left === 0;
        return (
          <li key={offer.id} className="flex items-center justify-between gap-4 py-4">
            <div className="flex min-w-0 items-stretch gap-3.5">
              <span
                className="w-1.5 shrink-0 rounded-full"
                style={{ backgroundColor: gone ? undefined : offer.colour }}
              />
              <div className={gone ? "text-ink-3" : ""}>
                <p className="font-semibold">{name}</p>
                <p className="text-lg font-bold">
                  <Money fen={offer.priceFen} />
                </p>
                <p
                  className={`tabular text-sm ${left !== null && left > 0 && left <= 20 ? "text-warn" : "text-ink-3"}`}
                >
                  {[t.perPiece(offer.units), left === null ? t.unknownLeft : t.left(left)].filter(Boolean).join(" · ")}
                </p>
              </div>
            </div>
            {!gone && (
              <Stepper
                value={wish[offer.id] ?? 0}
                most={mostOf(offer, { wish, offers, limit, free })}
                names={{ less: t.remove(name), more: t.add(name), value: t.quantity(name) }}
                onChange={(pieces) => setPieces(offer.id, pieces)}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}

"use client";
import { Button, type Locale, Money } from "@kaimu/ui";
import { useEffect, useRef, useState } from "react";
import { AttendeeForm } from "../attendees/attendee-form.tsx";
import { AttendeePick } from "../attendees/attendee-pick.tsx";
import { type Bound, bindNext, bindOne } from "../attendees/bound.ts";
import { messagesOf } from "../messages/index.ts";
import type { AttendeeCard, HoldView, OfferCard } from "../reading/answers.ts";
import { inLanguage } from "../shows/in-language.ts";
import { type Piece, piecesOf } from "./pieces.ts";
import type { Purchase } from "./purchase.ts";
import { sumOf, wishOf } from "./wish.ts";

/** The tickets of a hold, each with its place where it has one and its attendee where names are asked for; the ways to change or let go. */
export function HeldTickets({
  purchase,
  hold,
  offers,
  people: first,
  bound,
  bind,
  asked,
  refused,
  seatName,
  count,
  offFen,
  locale,
}: {
  purchase: Purchase;
  hold: HoldView;
  offers: OfferCard[];
  people: AttendeeCard[] | null;
  bound: Bound;
  bind: (change: (before: Bound) => Bound) => void;
  asked: boolean;
  refused: string[];
  seatName?: (unit: number) => string;
  count: string;
  /** What a coupon takes off. */
  offFen: number;
  locale: Locale;
}) {
  const { buy: t, attendees: a, coupon, ticket } = messagesOf(locale);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const [people, setPeople] = useState(first);
  const [adding, setAdding] = useState(first?.length === 0);
  const { totalFen } = sumOf(wishOf(hold), offers);
  const nameOf = (unit: number) => (seatName ? seatName(unit) : ticket.place(unit + 1));
  const added = (person: AttendeeCard) => {
    setPeople((before) => [...(before ?? []), person]);
    bind((before) => bindNext(before, hold.units, person, refused));
    setAdding(false);
  };
  const nobodyYet = (unit: number) =>
    people && (
      <AttendeePick
        {...{ unit, people, bound, locale, place: nameOf(unit) }}
        error={refused.includes(bound[unit] ?? "-") ? a.hasTicket : asked && !bound[unit] ? a.required : undefined}
        onPick={(id) => bind((before) => bindOne(before, unit, id))}
      />
    );
  // Where neither place nor name matters, a type and its number say it all.
  const grouped = !people && !seatName;
  return (
    <section aria-labelledby="held" className="grid gap-5">
      <div>
        <h2 id="held" ref={heading} tabIndex={-1} className="text-section font-bold outline-none">
          {t.held} · {count}
        </h2>
        <p className="mt-1 text-ink-2">{people ? a.whoText : t.heldText}</p>
      </div>
      <ul className="divide-y divide-line border-y border-line">
        {grouped
          ? hold.items.map((item) => <Counted key={item.offerId} {...{ item, offers, locale }} />)
          : piecesOf(hold, offers).map((piece) => (
              <OnePiece key={piece.units.join()} {...{ piece, locale, nameOf, under: nobodyYet }} />
            ))}
        {offFen > 0 && (
          <li className="flex items-baseline justify-between py-3 text-good">
            <span>{coupon.off}</span>
            <Money fen={-offFen} />
          </li>
        )}
        <li className="flex items-baseline justify-between py-4 text-lg font-bold">
          <span>{t.total}</span>
          <Money fen={totalFen - offFen} className="text-accent" />
        </li>
      </ul>
      {people &&
        (adding ? (
          <AttendeeForm
            locale={locale}
            onAdded={added}
            {...(people.length > 0 && { onCancel: () => setAdding(false) })}
          />
        ) : (
          <Button tone="quiet" className="justify-self-start" onClick={() => setAdding(true)}>
            {a.add}
          </Button>
        ))}
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

function Counted({ item, offers, locale }: { item: HoldView["items"][number]; offers: OfferCard[]; locale: Locale }) {
  const offer = offers.find((one) => one.id === item.offerId);
  return (
    <li className="flex items-baseline justify-between gap-4 py-3.5">
      <span>
        {offer ? inLanguage(locale, offer.name, offer.nameEn) : ""}
        <span className="tabular ml-2 text-ink-3">× {item.quantity}</span>
      </span>
      <Money fen={(offer?.priceFen ?? 0) * item.quantity} className="font-semibold" />
    </li>
  );
}

function OnePiece({
  piece,
  locale,
  nameOf,
  under,
}: {
  piece: Piece;
  locale: Locale;
  nameOf: (unit: number) => string;
  under: (unit: number) => React.ReactNode;
}) {
  const { offer, units } = piece;
  return (
    <li className="flex gap-3.5 py-4">
      <span aria-hidden="true" className="w-1.5 shrink-0 rounded-full" style={{ backgroundColor: offer.colour }} />
      <div className="grid min-w-0 grow gap-3">
        {units.map((unit, at) => (
          <div key={unit} className="grid gap-2">
            <p className="flex items-baseline justify-between gap-4">
              <span className="min-w-0">
                <span className="tabular min-h-6 font-semibold">{nameOf(unit)}</span>{" "}
                {at === 0 && <span className="text-sm text-ink-3">{inLanguage(locale, offer.name, offer.nameEn)}</span>}
              </span>
              {at === 0 && <Money fen={offer.priceFen} className="font-semibold" />}
            </p>
            {under(unit)}
          </div>
        ))}
      </div>
    </li>
  );
}

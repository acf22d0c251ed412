"use client";
import { formatMoney, Icon, type Locale, Money } from "@kaimu/ui";
import { messagesOf } from "../../messages/index.ts";
import type { OfferCard } from "../../reading/answers.ts";
import { inLanguage } from "../../shows/in-language.ts";
import type { Piece } from "../pieces.ts";
import { type BundleChance, bundleChances, type ChosenSeat, chosenPieces, offersOfTier } from "./chosen-seats.ts";

/** The chosen seats and what can be done with them. */
export interface ChosenProps {
  chosen: ChosenSeat[];
  offers: OfferCard[];
  nameOf: (unit: number) => string;
  onDrop: (units: readonly number[]) => void;
  onOffer: (units: readonly number[], offerId: string) => void;
  onSplit: (units: readonly number[]) => void;
  locale: Locale;
}

/** The chosen seats beside the map: each with its price, its offer where there are several, and the way to let it go. */
export function ChosenList(props: ChosenProps) {
  const { chosen, offers, locale } = props;
  const t = messagesOf(locale).seats;
  const pieces = chosenPieces(chosen, offers);
  return (
    <div className="flex min-h-0 flex-col gap-3">
      <h2 className="font-bold">{t.chosen}</h2>
      {pieces.length === 0 ? (
        <p className="rounded-control bg-sunk px-4 py-6 text-center text-sm text-ink-2">{t.none}</p>
      ) : (
        <div className="-mx-2 grid min-h-0 gap-2 overflow-y-auto px-2 pb-1">
          <ul className="grid gap-2">
            {pieces.map((piece) => (
              <li key={piece.units.join()}>
                <PieceCard {...props} piece={piece} />
              </li>
            ))}
          </ul>
          {bundleChances(chosen, offers).map((chance) => (
            <BundleOffer key={chance.offer.id} {...props} chance={chance} />
          ))}
        </div>
      )}
    </div>
  );
}

/** One piece of an offer: a seat, or the seats of a bundle. */
export function PieceCard({ piece, offers, nameOf, onDrop, onOffer, onSplit, locale }: ChosenProps & { piece: Piece }) {
  const t = messagesOf(locale).seats;
  const { offer, units } = piece;
  const { single } = offersOfTier(offers, offer.tierIds[0] ?? "");
  const [unit = -1] = units;
  const name = inLanguage(locale, offer.name, offer.nameEn);
  return (
    <div className="relative overflow-hidden rounded-control border border-line bg-paper py-1.5 pl-4 pr-1">
      <span aria-hidden="true" className="absolute inset-y-0 left-0 w-1.5" style={{ backgroundColor: offer.colour }} />
      {units.map((one) => (
        <p key={one} className="flex items-center justify-between gap-2">
          <span className="tabular min-w-0 truncate font-semibold max-md:text-sm">{nameOf(one)}</span>
          <button
            type="button"
            aria-label={t.remove(nameOf(one))}
            onClick={() => onDrop([one])}
            className="-my-1.5 grid size-11 shrink-0 place-items-center rounded-control text-ink-3 hover:bg-sunk hover:text-ink"
          >
            <Icon name="close" size={18} />
          </button>
        </p>
      ))}
      <p className="flex min-h-8 items-center justify-between gap-2 pr-3 text-sm">
        {units.length > 1 ? (
          <span className="min-w-0 truncate text-ink-2">
            {name}
            <button
              type="button"
              onClick={() => onSplit(units)}
              className="ml-2 underline decoration-line-strong underline-offset-4 hover:text-ink"
            >
              {t.split}
            </button>
          </span>
        ) : single.length > 1 ? (
          <select
            aria-label={t.offerOf(nameOf(unit))}
            value={offer.id}
            onChange={(event) => onOffer(units, event.target.value)}
            className="-ml-1 min-h-9 min-w-0 rounded-control border border-line bg-sheet px-1 text-sm"
          >
            {single.map((one) => (
              <option key={one.id} value={one.id}>
                {inLanguage(locale, one.name, one.nameEn)} {formatMoney(one.priceFen)}
              </option>
            ))}
          </select>
        ) : (
          <span className="min-w-0 truncate text-ink-2">{name}</span>
        )}
        <Money fen={offer.priceFen} className="font-semibold" />
      </p>
      {offer.kind === "student" && <p className="pb-1 pr-3 text-xs text-warn">{t.student}</p>}
    </div>
  );
}

/** A bundle the chosen seats could become: pressed, they are it; with too few seats it says how many more. */
export function BundleOffer({
  chance,
  nameOf,
  onOffer,
  locale,
}: Pick<ChosenProps, "nameOf" | "onOffer" | "locale"> & { chance: BundleChance }) {
  const t = messagesOf(locale).seats;
  const { offer, units, missing, savesFen } = chance;
  const [name, sum] = [inLanguage(locale, offer.name, offer.nameEn), formatMoney(offer.priceFen)];
  if (missing > 0) return <p className="px-1 text-sm text-ink-2">{t.bundleMissing(missing, name, sum)}</p>;
  return (
    <button
      type="button"
      onClick={() => onOffer(units, offer.id)}
      className="rounded-control border border-dashed border-accent bg-accent-soft px-4 py-2.5 text-left text-sm hover:border-solid"
    >
      <span className="flex items-baseline justify-between gap-2 font-semibold text-accent">
        {t.bundle(name, sum)} <span className="shrink-0">{t.saves(formatMoney(savesFen))}</span>
      </span>
      <span className="tabular text-ink-2">{units.map(nameOf).join(t.and)}</span>
    </button>
  );
}

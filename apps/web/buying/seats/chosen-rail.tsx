"use client";
import { messagesOf } from "../../messages/index.ts";
import { BundleOffer, type ChosenProps, PieceCard } from "./chosen-list.tsx";
import { type BundleChance, bundleChances, chosenPieces } from "./chosen-seats.ts";

/** The chosen seats over a phone's buy bar, one beside the other, to be moved along with the thumb. */
export function ChosenRail(props: ChosenProps) {
  const { chosen, offers, locale } = props;
  const t = messagesOf(locale).seats;
  const pieces = chosenPieces(chosen, offers);
  if (pieces.length === 0) return <p className="px-4 pt-3 text-sm text-ink-2">{t.noneShort}</p>;
  const chances = bundleChances(chosen, offers);
  const bundle = (chance: BundleChance) => (
    <div key={chance.offer.id} className="grid w-56 shrink-0 content-center">
      <BundleOffer {...props} chance={chance} />
    </div>
  );
  return (
    <div className="flex items-stretch gap-2 overflow-x-auto px-4 pt-2.5 [scrollbar-width:none]">
      {chances.filter((chance) => chance.missing === 0).map(bundle)}
      <ul aria-label={t.chosen} className="flex items-stretch gap-2">
        {pieces.map((piece) => (
          <li key={piece.units.join()} className="w-60 shrink-0">
            <PieceCard {...props} piece={piece} />
          </li>
        ))}
      </ul>
      {chances.filter((chance) => chance.missing > 0).map(bundle)}
    </div>
  );
}

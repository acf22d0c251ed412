"use client";
import { messagesOf } from "../../messages/index.ts";
import { BundleOffer, type ChosenProps, PieceCard } from "./chosen-list.tsx";
import { bundleChances, chosenPieces } from "./chosen-seats.ts";

/** The chosen seats over a phone's buy bar, one beside the other, to be moved along with the thumb. */
export function ChosenRail(props: ChosenProps) {
  const { chosen, offers, locale } = props;
  const t = messagesOf(locale).seats;
  const pieces = chosenPieces(chosen, offers);
  if (pieces.length === 0) return <p className="px-4 pt-3 text-sm text-ink-2">{t.noneShort}</p>;
  return (
    <div className="flex items-stretch gap-2 overflow-x-auto px-4 pt-2.5 [scrollbar-width:none]">
      <ul aria-label={t.chosen} className="flex items-stretch gap-2">
        {pieces.map((piece) => (
          <li key={piece.units.join()} className="w-60 shrink-0">
            <PieceCard {...props} piece={piece} />
          </li>
        ))}
      </ul>
      {bundleChances(chosen, offers).map((chance) => (
        <div key={chance.offer.id} className="grid w-60 shrink-0 content-center">
          <BundleOffer {...props} chance={chance} />
        </div>
      ))}
    </div>
  );
}

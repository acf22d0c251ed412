"use client";
import { Button, type Locale, Money } from "@kaimu/ui";
import { type ReactNode, useMemo, useState } from "react";
import { BuySummary } from "../buying/buy-summary.tsx";
import { calls } from "../buying/calls.ts";
import { HeldPurchase } from "../buying/held-purchase.tsx";
import { usePurchase } from "../buying/purchase.ts";
import { Stepper } from "../buying/stepper.tsx";
import { WayOn } from "../buying/way-on.tsx";
import { messagesOf } from "../messages/index.ts";
import type { AttendeeCard, PassCard, PassHoldView } from "../reading/answers.ts";
import { ComeIn } from "../waiting/come-in.tsx";
import { queuePath } from "../waiting/queue-path.ts";
import { HeldPlaces } from "./held-places.tsx";
import { asHold, asOffer, passSale } from "./pass-sale.ts";
import { leftOf } from "./pass-state.ts";

/** The pass page's working part: how many, hold in all performances, whom they are for, place the order. */
export function BuyPass({
  pass,
  names,
  hold: first,
  wanted,
  left: firstLeft,
  eventId,
  limit,
  seated,
  admissions,
  comeInMs,
  people,
  signedIn,
  locale,
  children,
}: {
  pass: PassCard;
  /** When each performance is, in words. */
  names: Record<string, string>;
  hold: PassHoldView | null;
  /** How many were chosen before the login or the queue. */
  wanted: number;
  /** How many passes there are; null while that is not known. */
  left: number | null;
  eventId: string;
  limit: number;
  seated: "now" | "after_payment" | null;
  admissions: { performanceId: string; token: string }[];
  comeInMs: number | null;
  people: AttendeeCard[] | null;
  signedIn: boolean;
  locale: Locale;
  /** What the pass contains. */
  children: ReactNode;
}) {
  const { buy, pass: t } = messagesOf(locale);
  const offers = useMemo(() => [asOffer(pass)], [pass]);
  const [pieces, setPieces] = useState(first?.quantity ?? wanted);
  const [left, setLeft] = useState(firstLeft);
  const look = async () => {
    const free = pass.parts.map(async ({ performanceId }) => {
      const known = await calls.inventory.availability.query({ performanceId }).catch(() => null);
      return [performanceId, known] as const;
    });
    setLeft(leftOf(pass, new Map(await Promise.all(free))));
  };
  const address = () => `/passes/${pass.id}?want=${pieces}`;
  const purchase = usePurchase(
    {
      ...{ performanceId: pass.parts[0]?.performanceId ?? "", offers, hold: first && asHold(first) },
      // The tokens go with the pass's own calls.
      admission: admissions.length > 0 ? { token: "", comeInMs } : null,
    },
    {
      held: (mine) => setPieces(mine.units.length),
      lost: () => void look(),
      refused: () => void Promise.all([look(), lookForHold()]),
      address,
      queue: (performanceId) => queuePath({ performanceId, query: { pass: pass.id, want: String(pieces) } }),
    },
    passSale(pass.id, admissions),
  );
  const { hold, choosing, busy } = purchase;
  /** A change of mind that one performance refused may have cost the pass that was held before. */
  const lookForHold = async () => {
    if (!hold) return;
    const mine = await calls.inventory.myPass.query({ passId: pass.id }).catch(() => undefined);
    if (mine === null) purchase.lose();
  };
  const showName = (performanceId: string) => names[performanceId] ?? "";
  const count = t.pieces(pieces, pieces * pass.parts.length);
  if (hold && !choosing)
    return (
      <HeldPurchase
        {...{ purchase, hold, offers, people, eventId, locale, showName }}
        couponOn={{ passId: pass.id }}
        count={t.pieces(hold.units.length, hold.units.length * pass.parts.length)}
        {...(people ? { seatName: (piece: number) => t.piece(piece + 1) } : {})}
      >
        <HeldPlaces {...{ hold, showName, seated, locale }} />
        {people && <p className="text-ink-2">{t.who}</p>}
      </HeldPurchase>
    );

  const most = Math.max(1, Math.min(limit, left === null ? limit : left + (hold?.units.length ?? 0), 20));
  const item = { offerId: pass.id, quantity: pieces };
  const choose = () => {
    if (signedIn) void purchase.take([item]);
    else location.assign(`/login?next=${encodeURIComponent(address())}`);
  };
  return (
    <div className="grid items-start gap-x-12 gap-y-6 md:grid-cols-[1fr_20rem]">
      <div className="grid min-w-0 gap-5">
        <ComeIn purchase={purchase} locale={locale} />
        <WayOn
          {...{ purchase, eventId, locale, showName }}
          onHoldAgain={() => void purchase.take([item])}
          onHoldApart={() => void purchase.take([{ ...item, mayPart: true }])}
        />
        {children}
        <section aria-labelledby="choose">
          <h2 id="choose" className="mb-3 text-section font-bold">
            {t.howMany}
          </h2>
          <div className="flex items-center justify-between gap-4 border-y border-line py-4">
            <div>
              <p className="text-lg font-bold">
                <Money fen={pass.priceFen} />
              </p>
              <p className={`tabular text-sm ${left !== null && left <= 20 ? "text-warn" : "text-ink-3"}`}>
                {[t.perPiece(pass.parts.length), left === null ? buy.unknownLeft : t.left(left)].join(" · ")}
              </p>
            </div>
            <Stepper
              value={pieces}
              most={most}
              names={{ less: t.remove, more: t.add, value: t.quantity }}
              onChange={(value) => {
                purchase.settle();
                setPieces(Math.max(1, value));
              }}
            />
          </div>
          <p className="mt-3 text-sm text-ink-3">{t.limit(limit)}</p>
          <p className="mt-1 text-sm text-ink-3">{t.together}</p>
          {hold && (
            <Button
              tone="quiet"
              className="mt-4"
              onClick={() => {
                setPieces(hold.units.length);
                purchase.keep();
              }}
            >
              {buy.keep}
            </Button>
          )}
        </section>
      </div>
      <BuySummary
        {...{ totalFen: pieces * pass.priceFen, locale, count }}
        button={
          <Button className="grow" onClick={choose} busy={busy === "hold"} disabled={busy !== null}>
            {buy.choose}
          </Button>
        }
        below={!signedIn && <p className="text-sm text-ink-3">{buy.signInText}</p>}
      />
    </div>
  );
}

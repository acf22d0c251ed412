"use client";
import { refusalOfClient } from "@kaimu/site/client";
import { Button, ErrorNote, formatMoney, type Locale } from "@kaimu/ui";
import { useRef, useState } from "react";
import { messagesOf } from "../../messages/index.ts";
import { inLanguage } from "../../shows/in-language.ts";
import { calls } from "../calls.ts";
import type { SeatHouse } from "./seat-house.ts";

/** "So many of us, about this price": the best seats together, chosen by the server, to be held or changed like any others. */
export function PickForMe({
  house,
  performanceId,
  limit,
  onPicked,
  locale,
}: {
  house: SeatHouse | null;
  performanceId: string;
  limit: number;
  onPicked: (units: readonly number[]) => void;
  locale: Locale;
}) {
  const { seats: t, buy } = messagesOf(locale);
  const dialog = useRef<HTMLDialogElement>(null);
  const [count, setCount] = useState(Math.min(2, limit));
  const [tierId, setTierId] = useState("");
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const [mayPart, setMayPart] = useState(false);

  const pick = async (apart: boolean) => {
    setBusy(true);
    setFailed(null);
    setMayPart(false);
    try {
      const wanted = { performanceId, count, ...(tierId ? { tierId } : {}), ...(apart ? { mayPart: true } : {}) };
      onPicked((await calls.inventory.pickSeats.query(wanted)).units);
      dialog.current?.close();
    } catch (error) {
      const { code, facts, ...sentence } = refusalOfClient(error);
      const left = code === "NOT_ENOUGH_UNITS" && typeof facts?.left === "number" ? buy.onlyLeft(facts.left) : "";
      const wait = typeof facts?.retryAfterSeconds === "number" ? buy.waitSeconds(facts.retryAfterSeconds) : "";
      setMayPart(code === "NOT_TOGETHER");
      setFailed([sentence[locale], left, wait].filter(Boolean).join(locale === "zh" ? "" : " "));
    }
    setBusy(false);
  };
  const options = [
    { id: "", name: t.anyTier, colour: null },
    ...(house?.tiers ?? []).map((tier) => ({
      id: tier.id,
      name: `${formatMoney(tier.priceFen)} ${inLanguage(locale, tier.name, tier.nameEn)}`,
      colour: tier.colour,
    })),
  ];
  return (
    <>
      <Button tone="quiet" onClick={() => dialog.current?.showModal()} disabled={!house}>
        {t.auto}
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby="pick-title"
        className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-card bg-sheet p-6 text-ink ring-1 ring-line backdrop:bg-black/55 max-md:mb-0 max-md:w-full max-md:max-w-full max-md:rounded-b-none max-md:pb-[calc(1.5rem+env(safe-area-inset-bottom))]"
      >
        <h2 id="pick-title" className="text-section font-bold">
          {t.auto}
        </h2>
        <p className="mt-1 text-sm text-ink-2">{t.autoText}</p>
        <div className="mt-5 grid gap-5">
          {failed && (
            <ErrorNote text={failed}>
              {mayPart && (
                <Button tone="quiet" onClick={() => void pick(true)}>
                  {t.autoApart}
                </Button>
              )}
            </ErrorNote>
          )}
          <fieldset>
            <legend className="mb-2 text-sm font-semibold text-ink-2">{t.autoCount}</legend>
            <div className="flex flex-wrap gap-2">
              {Array.from({ length: Math.min(limit, 10) }, (_, at) => at + 1).map((n) => (
                <label
                  key={n}
                  className="tabular grid size-11 cursor-pointer place-items-center rounded-control border border-line-strong font-semibold hover:border-ink has-checked:border-ink has-checked:bg-ink has-checked:text-paper has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
                >
                  <input
                    type="radio"
                    name="count"
                    value={n}
                    checked={count === n}
                    onChange={() => setCount(n)}
                    className="sr-only"
                  />
                  {n}
                </label>
              ))}
            </div>
          </fieldset>
          <fieldset>
            <legend className="mb-1 text-sm font-semibold text-ink-2">{t.autoTier}</legend>
            <div className="max-h-60 overflow-y-auto">
              {options.map((option) => (
                <label key={option.id} className="flex min-h-touch cursor-pointer items-center gap-3">
                  <input
                    type="radio"
                    name="tier"
                    checked={tierId === option.id}
                    onChange={() => setTierId(option.id)}
                    className="size-4.5 accent-accent"
                  />
                  {option.colour && (
                    <span
                      aria-hidden="true"
                      className="size-3 rounded-full"
                      style={{ backgroundColor: option.colour }}
                    />
                  )}
                  <span className="tabular">{option.name}</span>
                </label>
              ))}
            </div>
          </fieldset>
          <div className="flex flex-wrap justify-end gap-3">
            <Button tone="plain" onClick={() => dialog.current?.close()}>
              {t.autoCancel}
            </Button>
            <Button onClick={() => void pick(false)} busy={busy}>
              {t.autoGo}
            </Button>
          </div>
        </div>
      </dialog>
    </>
  );
}

import { Icon } from "../icons/icon.tsx";
import { formatMoney } from "../money.tsx";
import type { SeatMapMessages } from "./messages.ts";
import type { RowSpan } from "./seat-index.ts";
import type { Choice } from "./use-choice.ts";

/** A row of the list. Its free seats are buttons; those taken are told as one number, since nothing can be done with them. */
export function SeatRow({
  row,
  tierOf,
  choice,
  only,
  messages,
}: {
  row: RowSpan;
  tierOf: Int16Array;
  choice: Choice;
  only: ReadonlySet<number> | null;
  messages: SeatMapMessages;
}) {
  const units = Array.from({ length: row.to - row.from }, (_, i) => row.from + i);
  const open = units.filter((unit) => {
    const now = choice.standing(unit);
    return now === "mine" || (now === "free" && (!only || only.has(tierOf[unit] ?? -1)));
  });
  const counted = (["held", "sold"] as const).flatMap((state) => {
    const count = units.filter((unit) => choice.standing(unit) === state).length;
    return count ? [`${messages[state]} ${count}`] : [];
  });
  const prices = [...new Set(open.flatMap((unit) => choice.tier(unit)?.priceFen ?? []))].sort((a, b) => b - a);
  return (
    <section className="border-b border-line py-3 last:border-0">
      <h4 className="flex items-baseline gap-3 text-sm">
        <span className="font-semibold">{messages.row(row.row.name)}</span>
        <span className="tabular">{prices.map((fen) => formatMoney(fen)).join(" · ")}</span>
        <span className="tabular text-ink-3">{counted.join(" · ")}</span>
      </h4>
      <ul className="mt-2 flex flex-wrap gap-1.5">
        {open.map((unit) => {
          const mine = choice.standing(unit) === "mine";
          const number = row.row.first + (unit - row.from) * row.row.step;
          return (
            <li key={unit}>
              <button
                type="button"
                aria-pressed={mine}
                aria-label={choice.describe(unit)}
                onClick={() => choice.toggle(unit)}
                className={`tabular flex min-h-touch min-w-touch items-center justify-center gap-1.5 rounded-control border px-2 text-sm
                  ${mine ? "border-ink bg-ink font-semibold text-paper" : "border-line-strong hover:border-ink hover:bg-sunk"}`}
              >
                {mine ? (
                  <Icon name="check" size={14} />
                ) : (
                  <span
                    aria-hidden="true"
                    className="size-2.5 rounded-full"
                    style={{ backgroundColor: choice.tier(unit)?.colour }}
                  />
                )}
                {messages.seat(number)}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

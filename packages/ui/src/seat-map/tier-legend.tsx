import type { Locale } from "../locale.ts";
import type { SeatMapMessages } from "./messages.ts";
import { markOf, type SeatTier } from "./seat-tier.ts";

/** The prices with their colours. Pressing one shows its seats only, pressing it again shows all. */
export function TierLegend({
  tiers,
  only,
  onOnly,
  locale,
  messages,
}: {
  tiers: readonly SeatTier[];
  only: ReadonlySet<number> | null;
  onOnly: (only: ReadonlySet<number> | null) => void;
  locale: Locale;
  messages: SeatMapMessages;
}) {
  const press = (tier: number) => {
    const next = new Set(only ?? []);
    if (!next.delete(tier)) next.add(tier);
    onOnly(next.size ? next : null);
  };
  return (
    <fieldset className="relative flex min-w-0 shrink-0 gap-1.5 overflow-x-auto px-3 py-2 [scrollbar-width:none]">
      <legend className="sr-only">{messages.prices}</legend>
      {tiers.map((tier, at) => {
        const pressed = only?.has(at) ?? false;
        return (
          <button
            key={tier.id}
            type="button"
            aria-pressed={pressed}
            onClick={() => press(at)}
            title={locale === "zh" ? tier.name : tier.nameEn}
            className={`tabular flex min-h-touch shrink-0 items-center gap-2 rounded-full border px-3.5 text-sm font-semibold transition-colors
              ${pressed ? "border-ink bg-ink text-paper" : "border-line bg-sheet text-ink hover:border-ink"}`}
          >
            <span
              aria-hidden="true"
              className={`size-3 rounded-full ${pressed ? "ring-2 ring-paper" : ""}`}
              style={{ backgroundColor: tier.colour }}
            />
            {tier.label === undefined && <span className="sr-only">{locale === "zh" ? tier.name : tier.nameEn}</span>}
            {markOf(tier)}
          </button>
        );
      })}
      {only && (
        <button
          type="button"
          onClick={() => onOnly(null)}
          className="min-h-touch shrink-0 rounded-full px-3.5 text-sm text-ink-2 underline underline-offset-4 hover:text-ink"
        >
          {messages.allPrices}
        </button>
      )}
    </fieldset>
  );
}

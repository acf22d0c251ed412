import type { Refusal } from "@kaimu/api";
import type { SeatMapLayout } from "@kaimu/seatmap";
import { seatAt, seatCount, seatLabel } from "@kaimu/seatmap";
import type { Locale } from "@kaimu/site/locale";
import { Button, ErrorNote } from "@kaimu/ui";
import { messages } from "../../../../messages/index.ts";
import { figure } from "./names.ts";

/** Why a change was refused; where units stood in its way, which, and the way on without them. */
export function RefusalNote(o: {
  refusal: Refusal;
  layout: SeatMapLayout | null | undefined;
  onRest: (() => void) | undefined;
  locale: Locale;
}) {
  const words = messages[o.locale].stock;
  const { code, facts } = o.refusal;
  if (code === "STATE_CHANGED" && facts?.planVersion !== undefined) return <ErrorNote text={words.otherFirst} />;
  if (code !== "UNITS_CLAIMED") return <ErrorNote text={o.refusal[o.locale]} />;
  const units = (facts?.units ?? []) as number[];
  const count = Number(facts?.count ?? units.length);
  const names = units.map((unit) => nameOf(unit, o.layout, o.locale)).join(o.locale === "zh" ? "、" : "; ");
  const which = (count > units.length ? words.refusedMore : words.refusedNames)
    .replace("{names}", names)
    .replace("{count}", figure(count));
  return (
    <ErrorNote text={`${o.refusal[o.locale]} ${which}`}>
      {o.onRest && (
        <Button tone="quiet" className="px-3 text-sm" onClick={o.onRest}>
          {words.selectRest}
        </Button>
      )}
    </ErrorNote>
  );
}

function nameOf(unit: number, layout: SeatMapLayout | null | undefined, locale: Locale): string {
  if (!layout || unit >= seatCount(layout)) return messages[locale].stock.unit.replace("{number}", String(unit + 1));
  const { key, section } = seatAt(layout, unit);
  return seatLabel(key, locale, section);
}

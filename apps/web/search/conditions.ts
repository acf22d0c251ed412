import { formatMoney, formatShowDay, type Locale } from "@kaimu/ui";
import type { Messages } from "../messages/zh.ts";
import type { Found } from "../reading/answers.ts";
import { inLanguage } from "../shows/in-language.ts";
import type { Asked } from "./asked.ts";
import { type QuickDay, quickDays } from "./quick-days.ts";

/** One condition that narrows the results: its words, and what is asked when it is taken away. */
export interface Condition {
  key: string;
  words: string;
  without: Asked;
}

/** The conditions of a search in the page's language. */
export function conditionsOf(
  asked: Asked,
  o: { cities: Found["facets"]["cities"]; locale: Locale; t: Messages; now: Date },
): Condition[] {
  const { city, category, from, to, min, max } = asked;
  const { t, locale } = o;
  const first = { ...asked, page: 1 };
  const known = o.cities.find((one) => one.city === city);
  return [
    ...(city
      ? [
          {
            key: "city",
            words: known ? inLanguage(locale, known.city, known.cityEn) : city,
            without: { ...first, city: undefined },
          },
        ]
      : []),
    ...(category
      ? [{ key: "category", words: t.categories[category], without: { ...first, category: undefined } }]
      : []),
    ...(from || to
      ? [
          {
            key: "days",
            words: daysInWords(asked, o),
            without: { ...first, from: undefined, to: undefined },
          },
        ]
      : []),
    ...(min !== undefined || max !== undefined
      ? [{ key: "price", words: priceInWords({ min, max }, t), without: { ...first, min: undefined, max: undefined } }]
      : []),
  ];
}

/** The named day that was asked for, if it was one. */
export function quickDayOf({ from, to }: Pick<Asked, "from" | "to">, now: Date): QuickDay | undefined {
  const days = quickDays(now);
  return (Object.keys(days) as QuickDay[]).find((name) => days[name].from === from && days[name].to === to);
}

function daysInWords({ from, to }: Asked, { t, locale, now }: { t: Messages; locale: Locale; now: Date }): string {
  const quick = quickDayOf({ from, to }, now);
  if (quick) return t.find.quick[quick];
  const day = (text: string) =>
    formatShowDay({ at: new Date(`${text}T12:00:00+08:00`), timeZone: "Asia/Shanghai", locale });
  if (from && to) return t.find.days(day(from), day(to));
  return from ? t.find.since(day(from)) : t.find.until(day(to ?? ""));
}

/** A range of whole yuan: "¥200 – ¥500", "¥200 以下". */
export function priceInWords(o: { min?: number | undefined; max?: number | undefined }, t: Messages): string {
  const sum = (yuan: number) => formatMoney(yuan * 100);
  if (o.min !== undefined && o.max !== undefined) return t.find.prices.between(sum(o.min), sum(o.max));
  return o.min !== undefined ? t.find.prices.over(sum(o.min)) : t.find.prices.upTo(sum(o.max ?? 0));
}

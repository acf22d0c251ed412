import { buttonClass, Icon, type Locale } from "@kaimu/ui";
import type { Messages } from "../messages/zh.ts";
import type { Found } from "../reading/answers.ts";
import { inLanguage } from "../shows/in-language.ts";
import { type Asked, askedAddress } from "./asked.ts";
import { Choice, Choices } from "./choices.tsx";
import { priceInWords, quickDayOf } from "./conditions.ts";
import { type QuickDay, quickDays } from "./quick-days.ts";
import { RangeForm } from "./range-form.tsx";

const priceSteps = [{ max: 200 }, { min: 200, max: 500 }, { min: 500, max: 1000 }, { min: 1000 }];
const citiesShown = 10;

/**
 * What results can be narrowed by, as links and two small forms: all of it works without scripts. Beside the results on wide screens; on a
 * phone it opens above them.
 */
export function Filters({
  asked,
  cities,
  conditions,
  locale,
  t,
}: {
  asked: Asked;
  cities: Found["facets"]["cities"];
  conditions: number;
  locale: Locale;
  t: Messages;
}) {
  const now = new Date();
  const to = (change: Partial<Asked>) => askedAddress({ ...asked, page: 1, ...change });
  const quick = quickDayOf(asked, now);
  const days = quickDays(now);
  const listed = cities.toSorted((a, b) => b.events - a.events);
  const more = listed.slice(citiesShown);
  const city = (one: (typeof listed)[number]) => (
    <Choice key={one.city} href={to({ city: one.city })} here={one.city === asked.city} count={one.events}>
      {inLanguage(locale, one.city, one.cityEn)}
    </Choice>
  );
  return (
    // A new address gives a new, closed fold: the results are then in sight on a phone.
    <details key={askedAddress(asked)} className="filters">
      <summary className={buttonClass("quiet", "list-none md:hidden [&::-webkit-details-marker]:hidden")}>
        <Icon name="filter" /> {t.find.filter}
        {conditions > 0 && (
          <span className="tabular grid size-6 place-items-center rounded-full bg-accent text-sm text-on-accent">
            {conditions}
          </span>
        )}
      </summary>
      <div className="grid gap-7 py-5 md:py-0">
        <Choices title={t.find.city}>
          <Choice href={to({ city: undefined })} here={!asked.city}>
            {t.find.everywhere}
          </Choice>
          {listed.slice(0, citiesShown).map(city)}
          {more.length > 0 && (
            <li>
              <details open={more.some((one) => one.city === asked.city)}>
                <summary className="min-h-touch content-center text-sm text-ink-2 underline underline-offset-4">
                  {t.find.otherCities}
                </summary>
                <ul className="flex flex-wrap gap-2 pt-2 md:grid md:gap-0 md:pt-0">{more.map(city)}</ul>
              </details>
            </li>
          )}
        </Choices>
        <Choices title={t.find.date}>
          <Choice href={to({ from: undefined, to: undefined })} here={!asked.from && !asked.to}>
            {t.find.anyDay}
          </Choice>
          {(Object.keys(days) as QuickDay[]).map((name) => (
            <Choice key={name} href={to(days[name])} here={name === quick}>
              {t.find.quick[name]}
            </Choice>
          ))}
          <li className="w-full">
            <RangeForm asked={asked} names={["from", "to"]} labels={[t.find.from, t.find.to]} type="date" t={t} />
          </li>
        </Choices>
        <Choices title={t.find.price}>
          <Choice
            href={to({ min: undefined, max: undefined })}
            here={asked.min === undefined && asked.max === undefined}
          >
            {t.find.anyPrice}
          </Choice>
          {priceSteps.map(({ min, max }) => (
            <Choice key={`${min}-${max}`} href={to({ min, max })} here={asked.min === min && asked.max === max}>
              {priceInWords({ min, max }, t)}
            </Choice>
          ))}
          <li className="w-full">
            <RangeForm asked={asked} names={["min", "max"]} labels={[t.find.min, t.find.max]} type="number" t={t} />
          </li>
        </Choices>
      </div>
    </details>
  );
}

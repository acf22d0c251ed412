import type { Locale } from "@kaimu/ui";
import Link from "next/link";
import type { Messages } from "../messages/zh.ts";
import type { Found } from "../reading/answers.ts";
import { inLanguage } from "../shows/in-language.ts";
import { cityPath } from "./city-path.ts";

/** The cities there are shows in, with how many. */
export function CityLinks({ cities, locale, t }: { cities: Found["facets"]["cities"]; locale: Locale; t: Messages }) {
  return (
    <ul className="flex flex-wrap gap-2">
      {cities.map((one) => (
        <li key={one.city}>
          <Link
            href={cityPath(one)}
            className="flex min-h-touch items-center gap-2 rounded-full border border-line-strong px-4 text-[0.9375rem] hover:border-ink hover:bg-sunk"
          >
            {inLanguage(locale, one.city, one.cityEn)}
            <span className="tabular text-xs text-ink-3" aria-hidden="true">
              {one.events}
            </span>
            <span className="sr-only">{t.find.shows(one.events)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

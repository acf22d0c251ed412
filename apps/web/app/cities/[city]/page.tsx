import { serverCaller } from "@kaimu/site/server";
import { buttonClass, EmptyState } from "@kaimu/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { pageLanguage } from "../../../messages/page-language.ts";
import type { SearchParams } from "../../../reading/search-params.ts";
import { askedAddress, readAsked } from "../../../search/asked.ts";
import { CityLinks } from "../../../search/city-links.tsx";
import { cityPath, isCity } from "../../../search/city-path.ts";
import { ResultPages } from "../../../search/result-pages.tsx";
import { readSeason } from "../../../search/season.ts";
import type { Category } from "../../../shows/categories.ts";
import { CategoryLinks } from "../../../shows/category-links.tsx";
import { inLanguage } from "../../../shows/in-language.ts";
import { ShowCard } from "../../../shows/show-card.tsx";

const pageSize = 24;

type Props = { params: Promise<{ city: string }>; searchParams: SearchParams };

const cityOf = cache(async (slug: string) => {
  const { cities } = await readSeason();
  const known = cities.find((one) => isCity(slug, one));
  if (known) return known;
  // A city with a venue has its page also while nothing is played there.
  const all = await (await serverCaller.web()).catalogue.cities();
  return all.find((one) => isCity(slug, one));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ t, locale }, city] = [await pageLanguage(), await cityOf((await params).city)];
  return city ? { title: t.find.inCity(inLanguage(locale, city.city, city.cityEn)) } : {};
}

/** What is on in one city, the soonest first. */
export default async function City({ params, searchParams }: Props) {
  const city = await cityOf((await params).city);
  if (!city) notFound();
  const { category, page } = readAsked(await searchParams);
  const [{ t, locale }, { cities }, call] = await Promise.all([pageLanguage(), readSeason(), serverCaller.web()]);
  const found = await call.search.find({ city: city.city, category, sort: "date", page, pageSize });
  const counts = new Map<Category, number>(found.facets.categories.map((one) => [one.category, one.events]));
  const path = cityPath(city);
  return (
    <div className="page pt-7 md:pt-10">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h1 className="font-display text-title font-black">
          {t.find.inCity(inLanguage(locale, city.city, city.cityEn))}
        </h1>
        <Link
          href={askedAddress({ city: city.city, category })}
          className="flex min-h-touch items-center gap-1 text-ink-2 underline underline-offset-4 hover:text-ink"
        >
          {t.find.filter}
        </Link>
      </div>
      <div className="sticky top-0 z-10 mt-2 border-b border-line bg-paper">
        <CategoryLinks
          chosen={category}
          t={t}
          counts={counts}
          addressOf={(one) => askedAddress({ category: one }, path)}
        />
      </div>
      <h2 className="sr-only">{t.find.results}</h2>
      {found.total === 0 && (
        <EmptyState icon="place" title={category ? t.find.nothingInCity : t.find.cityEmpty} text={t.home.emptyText}>
          <Link href={category ? path : "/"} className={buttonClass("quiet")}>
            {t.home.seeAll}
          </Link>
        </EmptyState>
      )}
      <ul className="mt-6 grid grid-cols-2 gap-x-4 gap-y-9 sm:grid-cols-3 md:gap-x-6 lg:grid-cols-4">
        {found.events.map((event, i) => (
          <li key={event.id}>
            <ShowCard event={event} locale={locale} t={t} eager={i < 4} />
          </li>
        ))}
      </ul>
      <ResultPages
        {...{ page, total: found.total, pageSize, t }}
        addressOf={(to) => askedAddress({ category, page: to }, path)}
      />
      <section aria-labelledby="others" className="mt-14">
        <h2 id="others" className="mb-3 text-section font-bold">
          {t.find.otherCities}
        </h2>
        <CityLinks cities={cities.filter((one) => one.city !== city.city)} locale={locale} t={t} />
      </section>
    </div>
  );
}

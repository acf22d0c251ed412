import { serverCaller } from "@kaimu/site/server";
import { buttonClass, EmptyState } from "@kaimu/ui";
import Link from "next/link";
import { pageLanguage } from "../../messages/page-language.ts";
import { only, onlyId, type SearchParams } from "../../reading/search-params.ts";
import { CityLinks } from "../../search/city-links.tsx";
import { readSeason } from "../../search/season.ts";
import { categories } from "../../shows/categories.ts";
import { CategoryLinks } from "../../shows/category-links.tsx";
import { FeaturedShow } from "../../shows/featured-show.tsx";
import { ShowCard } from "../../shows/show-card.tsx";

const grid = "grid grid-cols-2 gap-x-4 gap-y-9 sm:grid-cols-3 md:gap-x-6 lg:grid-cols-4";

/** Home: what is featured, where there are shows, what comes on sale, and what is on by kind, a page at a time. */
export default async function Home({ searchParams }: { searchParams: SearchParams }) {
  const query = await searchParams;
  const category = categories.find((one) => one === only(query.category));
  const cursor = onlyId(query.cursor);
  const [{ t, locale }, call, season] = await Promise.all([pageLanguage(), serverCaller.web(), readSeason()]);
  const { events, next } = await call.catalogue.events({ limit: 16, category, cursor });
  const opening = !cursor && !category;
  const featured = opening ? events.find((event) => event.saleOpensAt <= new Date()) : undefined;
  const coming = opening ? season.coming.slice(0, 4) : [];
  const more = new URLSearchParams({ ...(category ? { category } : {}), cursor: next ?? "" });
  return (
    <>
      {featured ? <FeaturedShow event={featured} locale={locale} t={t} /> : <h1 className="sr-only">{t.site.title}</h1>}
      {opening && season.cities.length > 0 && (
        <section aria-labelledby="cities" className="page pt-7 md:pt-9">
          <h2 id="cities" className="mb-3 text-section font-bold">
            {t.find.cities}
          </h2>
          <CityLinks cities={season.cities} locale={locale} t={t} />
        </section>
      )}
      {coming.length > 0 && (
        <section aria-labelledby="coming" className="page pt-10">
          <h2 id="coming" className="mb-5 font-display text-title font-black">
            {t.find.coming}
          </h2>
          <ul className={grid}>
            {coming.map((event) => (
              <li key={event.id}>
                <ShowCard event={event} locale={locale} t={t} eager={false} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section id="shows" aria-labelledby="shows-title" className="page pt-10">
        <h2 id="shows-title" className="font-display text-title font-black">
          {category ? t.categories[category] : t.home.shows}
        </h2>
        <div className="sticky top-0 z-10 mt-3 border-b border-line bg-paper">
          <CategoryLinks chosen={category} t={t} addressOf={(one) => (one ? `/?category=${one}#shows` : "/#shows")} />
        </div>
        {events.length === 0 && (
          <EmptyState icon="calendar" title={t.home.empty} text={t.home.emptyText}>
            <Link href="/#shows" className={buttonClass("quiet")}>
              {t.home.seeAll}
            </Link>
          </EmptyState>
        )}
        <ul className={`mt-6 ${grid}`}>
          {events.map((event, i) => (
            <li key={event.id}>
              <ShowCard event={event} locale={locale} t={t} eager={i < 4} />
            </li>
          ))}
        </ul>
        {next && (
          <p className="mt-12 text-center">
            <Link href={`/?${more}#shows`} className={buttonClass("quiet", "min-w-48")}>
              {t.home.more}
            </Link>
          </p>
        )}
      </section>
    </>
  );
}

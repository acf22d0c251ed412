import { serverCaller } from "@kaimu/site/server";
import { buttonClass, EmptyState } from "@kaimu/ui";
import Link from "next/link";
import { pageLanguage } from "../messages/page-language.ts";
import { only, onlyId, type SearchParams } from "../reading/search-params.ts";
import { CategoryLinks, categories } from "../shows/category-links.tsx";
import { FeaturedShow } from "../shows/featured-show.tsx";
import { ShowCard } from "../shows/show-card.tsx";

/** Home: what is on, by kind, a page at a time. */
export default async function Home({ searchParams }: { searchParams: SearchParams }) {
  const query = await searchParams;
  const category = categories.find((one) => one === only(query.category));
  const cursor = onlyId(query.cursor);
  const [{ t, locale }, call] = await Promise.all([pageLanguage(), serverCaller.web()]);
  const { events, next } = await call.catalogue.events({ limit: 16, category, cursor });
  const featured = cursor || category ? undefined : events.find((event) => event.saleOpensAt <= new Date());
  const more = new URLSearchParams({ ...(category ? { category } : {}), cursor: next ?? "" });
  return (
    <>
      {featured ? <FeaturedShow event={featured} locale={locale} t={t} /> : <h1 className="sr-only">{t.site.title}</h1>}
      <section id="shows" aria-labelledby="shows-title" className="page pt-8 md:pt-10">
        <h2 id="shows-title" className="font-display text-title font-black">
          {category ? t.categories[category] : t.home.shows}
        </h2>
        <div className="sticky top-0 z-10 mt-3 border-b border-line bg-paper">
          <CategoryLinks chosen={category} t={t} />
        </div>
        {events.length === 0 && (
          <EmptyState icon="calendar" title={t.home.empty} text={t.home.emptyText}>
            <Link href="/#shows" className={buttonClass("quiet")}>
              {t.home.seeAll}
            </Link>
          </EmptyState>
        )}
        <ul className="mt-6 grid grid-cols-2 gap-x-4 gap-y-9 sm:grid-cols-3 md:gap-x-6 lg:grid-cols-4">
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

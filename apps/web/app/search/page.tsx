import { refusalOf, serverCaller } from "@kaimu/site/server";
import { buttonClass, ErrorNote, type Locale } from "@kaimu/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { SearchBox } from "../../frame/search-box.tsx";
import { pageLanguage } from "../../messages/page-language.ts";
import type { Messages } from "../../messages/zh.ts";
import type { Found } from "../../reading/answers.ts";
import type { SearchParams } from "../../reading/search-params.ts";
import { type Asked, askedAddress, readAsked, sorts } from "../../search/asked.ts";
import { Chosen } from "../../search/chosen.tsx";
import { conditionsOf } from "../../search/conditions.ts";
import { Filters } from "../../search/filters.tsx";
import { FoundShowRow } from "../../search/found-show.tsx";
import { NothingFound } from "../../search/nothing-found.tsx";
import { ResultPages } from "../../search/result-pages.tsx";
import { readSeason } from "../../search/season.ts";
import type { Category } from "../../shows/categories.ts";
import { CategoryLinks } from "../../shows/category-links.tsx";

const pageSize = 20;

type Props = { searchParams: SearchParams };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [{ t }, { q }] = [await pageLanguage(), readAsked(await searchParams)];
  return { title: q ? t.find.searchFor(q) : t.find.search, robots: { index: false } };
}

/** What was looked for, what it can be narrowed to, and what was found. The address says all of it. */
export default async function Search({ searchParams }: Props) {
  const asked = readAsked(await searchParams);
  const { t, locale } = await pageLanguage();
  const found = await find(asked);
  return (
    <div className="page pt-5 md:pt-8">
      <div className="mb-5 md:hidden">
        <SearchBox locale={locale} />
      </div>
      <h1 className="font-display text-title font-black text-balance [overflow-wrap:anywhere]">
        {asked.q ? t.find.found(asked.q) : t.find.all}
      </h1>
      {"refusal" in found ? (
        <div className="mt-6 max-w-2xl">
          <ErrorNote text={found.refusal[locale]}>
            <a href={askedAddress(asked)} className={buttonClass("quiet")}>
              {t.find.tryAgain}
            </a>
          </ErrorNote>
        </div>
      ) : (
        <Results asked={asked} found={found} locale={locale} t={t} />
      )}
    </div>
  );
}

async function Results({ asked, found, locale, t }: { asked: Asked; found: Found; locale: Locale; t: Messages }) {
  const { cities, categories } = found.facets;
  const conditions = conditionsOf(asked, { cities, locale, t, now: new Date() });
  const counts = new Map<Category, number>(categories.map(({ category, events }) => [category, events]));
  const near = found.total === 0 ? (await readSeason()).next : [];
  return (
    <>
      <div className="mt-3 border-b border-line">
        <CategoryLinks
          chosen={asked.category}
          t={t}
          counts={counts}
          addressOf={(category) => askedAddress({ ...asked, category, page: 1 })}
        />
      </div>
      <div className="mt-4 grid gap-x-12 md:mt-7 md:grid-cols-[12.5rem_minmax(0,1fr)]">
        <Filters asked={asked} cities={cities} conditions={conditions.length} locale={locale} t={t} />
        <section aria-labelledby="results" className="min-w-0 max-md:mt-4">
          <h2 id="results" className="sr-only">
            {t.find.results}
          </h2>
          {found.degraded && (
            <p role="status" className="mb-4 rounded-control bg-warn-soft px-4 py-3 text-warn">
              {t.find.degraded}
            </p>
          )}
          <div className="grid gap-3">
            <div className="flex flex-wrap items-center justify-between gap-x-6">
              <p className="tabular text-ink-2" role="status">
                {t.find.shows(found.total)}
              </p>
              {found.total > 1 && <SortLinks asked={asked} t={t} />}
            </div>
            <Chosen conditions={conditions} q={asked.q} t={t} />
          </div>
          {found.total === 0 ? (
            <NothingFound asked={asked} conditions={conditions} near={near} locale={locale} t={t} />
          ) : (
            <ul className="mt-2 divide-y divide-line">
              {found.events.map((event, i) => (
                <li key={event.id}>
                  <FoundShowRow event={event} locale={locale} t={t} eager={i < 4} />
                </li>
              ))}
            </ul>
          )}
          <ResultPages
            {...{ page: asked.page, total: found.total, pageSize, t }}
            addressOf={(page) => askedAddress({ ...asked, page })}
          />
        </section>
      </div>
    </>
  );
}

function SortLinks({ asked, t }: { asked: Asked; t: Messages }) {
  // With nothing typed there is no best match: the soonest come first anyway.
  const offered = asked.q ? sorts : sorts.filter((one) => one !== "relevance");
  const chosen = !asked.q && asked.sort === "relevance" ? "date" : asked.sort;
  return (
    <nav aria-label={t.find.sort} className="flex gap-1 text-[0.9375rem] max-md:-mx-2">
      {offered.map((sort) => (
        <Link
          key={sort}
          href={askedAddress({ ...asked, sort, page: 1 })}
          aria-current={sort === chosen ? "true" : undefined}
          className={`flex min-h-touch items-center px-2 ${sort === chosen ? "font-bold text-ink" : "text-ink-2 hover:text-ink"}`}
        >
          {t.find.sorts[sort]}
        </Link>
      ))}
    </nav>
  );
}

/** The answer, or why there is none; a page beyond the last is led to the last. */
async function find(asked: Asked): Promise<Found | { refusal: ReturnType<typeof refusalOf> }> {
  const { q, min, max, ...rest } = asked;
  const call = await serverCaller.web();
  const fen = (yuan: number | undefined) => (yuan === undefined ? undefined : yuan * 100);
  const answer = await call.search
    .find({ ...rest, query: q, minFen: fen(min), maxFen: fen(max), pageSize })
    .catch((error: unknown) => ({ refusal: refusalOf(error) }));
  if (!("refusal" in answer) && answer.events.length === 0 && answer.total > 0 && asked.page > 1)
    redirect(askedAddress({ ...asked, page: Math.ceil(answer.total / pageSize) }));
  return answer;
}

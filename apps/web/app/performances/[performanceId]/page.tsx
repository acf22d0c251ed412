import { serverCaller, whoAsks } from "@kaimu/site/server";
import { buttonClass, EmptyState, Icon, Poster, ShowTime } from "@kaimu/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { BuyPlaces } from "../../../buying/buy-places.tsx";
import { readWish } from "../../../buying/wish.ts";
import { pageLanguage } from "../../../messages/page-language.ts";
import { performanceOf } from "../../../reading/event-of.ts";
import { only, onlyId, type SearchParams } from "../../../reading/search-params.ts";
import { inLanguage } from "../../../shows/in-language.ts";
import { posterAddress } from "../../../shows/poster-address.ts";
import { SaleLabel } from "../../../shows/sale-label.tsx";
import { inListOrder, saleStateOf } from "../../../shows/sale-state.ts";

type Props = { params: Promise<{ performanceId: string }>; searchParams: SearchParams };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageLanguage()).t.buy.title };
}

/** Where one buys: the performance, its ticket types, the hold. `?event=` names the show, `?want=` what was chosen before the login. */
export default async function Buy({ params, searchParams }: Props) {
  const [{ performanceId }, query] = await Promise.all([params, searchParams]);
  const eventId = onlyId(query.event);
  if (!eventId) notFound();
  const [{ t, locale }, who, call, { event, performance }] = await Promise.all([
    pageLanguage(),
    whoAsks("buyer"),
    serverCaller.web(),
    performanceOf({ eventId, performanceId }),
  ]);
  if (!event || !performance) notFound();

  const signedIn = who.kind === "buyer";
  // The sale itself decides on both; without an answer the page still shows what there is to choose.
  const [free, hold] = await Promise.all([
    call.inventory.availability({ performanceId }).catch(() => null),
    signedIn ? call.inventory.myHold({ performanceId }).catch(() => null) : null,
  ]);
  const state = saleStateOf(performance, free, new Date());
  const open = state === "on_sale" || (state === "sold_out" && hold);
  const title = inLanguage(locale, event.title, event.titleEn);
  return (
    <div className="page pb-20 pt-5 md:pt-8">
      <Link href={`/shows/${eventId}`} className="inline-flex min-h-touch items-center gap-1 text-ink-2 hover:text-ink">
        <Icon name="back" /> {t.buy.back}
      </Link>
      <div className="mt-2 flex gap-4 border-b border-line pb-6 md:gap-6">
        <div className="w-20 shrink-0 self-start overflow-hidden rounded-control ring-1 ring-ink/10 md:w-28">
          <Poster spec={event.poster} href={posterAddress(event)} eager />
        </div>
        <div className="min-w-0">
          <h1 className="font-display text-xl font-black text-balance md:text-title">{title}</h1>
          <p className="mt-1.5 font-semibold">
            <ShowTime at={performance.startsAt} timeZone={performance.timeZone} locale={locale} />
          </p>
          <p className="text-sm text-ink-3 md:text-base">
            {inLanguage(locale, event.city, event.cityEn)} · {inLanguage(locale, event.venue, event.venueEn)}
          </p>
          {event.performances.length > 1 && (
            <Link
              href={`/shows/${eventId}#performances`}
              className="inline-flex min-h-touch items-center text-sm text-accent underline underline-offset-4"
            >
              {t.buy.otherPerformance}
            </Link>
          )}
        </div>
      </div>
      <div className="pt-6">
        {open ? (
          <BuyPlaces
            {...{ performanceId, eventId, signedIn, locale, free, hold }}
            offers={inListOrder(performance.offers)}
            limit={event.perAccountLimit}
            wish={readWish(only(query.want), performance.offers)}
          />
        ) : (
          <EmptyState
            icon="clock"
            title={t.buy.notOnSale}
            text={<SaleLabel {...{ performance, state, free, locale, t }} />}
          >
            <Link href={`/shows/${eventId}#performances`} className={buttonClass("quiet")}>
              {t.buy.otherPerformance}
            </Link>
          </EmptyState>
        )}
      </div>
    </div>
  );
}

import { serverCaller } from "@kaimu/site/server";
import { buttonClass, Money, Poster, posterGround } from "@kaimu/ui";
import type { Metadata } from "next";
import { pageLanguage } from "../../../messages/page-language.ts";
import { PassList } from "../../../passes/pass-list.tsx";
import { eventOf } from "../../../reading/event-of.ts";
import { freePlaces } from "../../../reading/free-places.ts";
import { orNotFound } from "../../../reading/or-not-found.ts";
import { BuyBar } from "../../../shows/buy-bar.tsx";
import { EventFacts } from "../../../shows/event-facts.tsx";
import { inLanguage } from "../../../shows/in-language.ts";
import { PerformanceList } from "../../../shows/performance-list.tsx";
import { posterAddress } from "../../../shows/poster-address.ts";
import { saleStateOf } from "../../../shows/sale-state.ts";
import { gatheringAt } from "../../../waiting/read-queue.ts";

type Props = { params: Promise<{ eventId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ locale }, event] = await Promise.all([pageLanguage(), eventOf((await params).eventId)]);
  if (!event) return {};
  const description = inLanguage(locale, event.summary, event.summaryEn);
  return { title: inLanguage(locale, event.title, event.titleEn), description };
}

/** A show: its poster, its facts, what to know, and its performances. */
export default async function EventDetails({ params }: Props) {
  const { eventId } = await params;
  const [{ t, locale }, call] = await Promise.all([pageLanguage(), serverCaller.web()]);
  const event = await orNotFound(call.catalogue.event({ eventId }));
  const soon = event.performances.filter((one) => saleStateOf(one, null, new Date()) === "soon");
  const [free, gathering] = await Promise.all([
    freePlaces(event.performances),
    gatheringAt(
      call,
      soon.map((one) => one.id),
    ),
  ]);
  const title = inLanguage(locale, event.title, event.titleEn);
  const states = event.performances.map((one) => saleStateOf(one, free.get(one.id), new Date()));
  const { ground, ink } = posterGround(event.poster);
  return (
    <article className="max-md:pb-16">
      <div className="md:pt-10" style={{ backgroundColor: ground, color: ink }}>
        <div className="page grid gap-x-12 md:grid-cols-[minmax(15rem,22rem)_1fr]">
          <div className="mx-auto w-[62%] py-7 md:-mb-40 md:w-full md:py-0">
            <div className="overflow-hidden rounded-card shadow-xl ring-1 ring-black/15">
              <Poster spec={event.poster} href={posterAddress(event)} alt={title} eager />
            </div>
          </div>
          <div className="hidden self-end pb-9 md:block">
            <p className="font-semibold opacity-85">{t.categories[event.category]}</p>
            <p aria-hidden="true" className="mt-2 font-display text-display font-black text-balance">
              {title}
            </p>
          </div>
        </div>
      </div>
      <div className="page grid gap-x-12 md:grid-cols-[minmax(15rem,22rem)_1fr]">
        <div className="hidden md:block" />
        <div className="grid gap-10 pt-6 md:pt-9">
          <div>
            <p className="text-sm font-semibold text-accent md:hidden">{t.categories[event.category]}</p>
            <h1 className="mt-1 font-display text-title font-black text-balance md:sr-only">{title}</h1>
            <div className="mt-5 md:mt-0">
              <EventFacts event={event} locale={locale} t={t} />
            </div>
          </div>
          <section aria-labelledby="performances">
            <h2 id="performances" className="mb-3 text-section font-bold">
              {t.event.performances}
            </h2>
            <PerformanceList event={event} free={free} gathering={gathering} locale={locale} t={t} />
          </section>
          {event.passes.length > 0 && (
            <section aria-labelledby="passes">
              <h2 id="passes" className="mb-1 text-section font-bold">
                {t.pass.title}
              </h2>
              <p className="mb-3 text-ink-2">{t.pass.lead}</p>
              <PassList event={event} free={free} locale={locale} t={t} />
            </section>
          )}
          <section aria-labelledby="about">
            <h2 id="about" className="mb-3 text-section font-bold">
              {t.event.about}
            </h2>
            <p className="max-w-[42em] text-[1.0625rem] leading-8">
              {inLanguage(locale, event.summary, event.summaryEn)}
            </p>
          </section>
          <section aria-labelledby="notices">
            <h2 id="notices" className="mb-3 text-section font-bold">
              {t.event.notices}
            </h2>
            <dl className="grid max-w-[42em] gap-4">
              {event.notices.map((notice) => (
                <div key={notice.title}>
                  <dt className="font-semibold">{inLanguage(locale, notice.title, notice.titleEn)}</dt>
                  <dd className="mt-1 leading-7 text-ink-2">{inLanguage(locale, notice.text, notice.textEn)}</dd>
                </div>
              ))}
            </dl>
          </section>
        </div>
      </div>
      <BuyBar>
        {states.includes("on_sale") ? (
          <>
            <span className="text-xl font-bold text-accent">
              <Money fen={event.fromFen} from={locale} />
            </span>
            <a href="#performances" className={buttonClass("primary", "grow max-w-56")}>
              {t.event.chooseBelow}
            </a>
          </>
        ) : (
          <a href="#performances" className={buttonClass(gathering.size > 0 ? "primary" : "quiet", "grow")}>
            {gathering.size > 0 ? t.event.prequeue : states.includes("soon") ? t.home.soon : t.event.noneOnSale}
          </a>
        )}
      </BuyBar>
    </article>
  );
}

import { serverCaller, whoAsks } from "@kaimu/site/server";
import { buttonClass, EmptyState, formatShowTime } from "@kaimu/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { BesidePoster } from "../../../buying/buy-head.tsx";
import { pageLanguage } from "../../../messages/page-language.ts";
import { BuyPass } from "../../../passes/buy-pass.tsx";
import { PassParts } from "../../../passes/pass-parts.tsx";
import { passSaleOf, performancesOf } from "../../../passes/pass-state.ts";
import type { PerformanceCard } from "../../../reading/answers.ts";
import { freePlaces } from "../../../reading/free-places.ts";
import { orNotFound } from "../../../reading/or-not-found.ts";
import { only, type SearchParams } from "../../../reading/search-params.ts";
import { inLanguage } from "../../../shows/in-language.ts";
import { SaleLabel } from "../../../shows/sale-label.tsx";
import { entryOf } from "../../../waiting/read-queue.ts";

type Props = { params: Promise<{ passId: string }>; searchParams: SearchParams };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageLanguage()).t.pass.choose };
}

/** Where one buys a pass: what it contains, how many, the holds. `?want=` is how many were chosen before the login or a queue. */
export default async function Pass({ params, searchParams }: Props) {
  const [{ passId }, query] = await Promise.all([params, searchParams]);
  const [{ t, locale }, who, call] = await Promise.all([pageLanguage(), whoAsks("buyer"), serverCaller.web()]);
  const { event, pass } = await orNotFound(call.catalogue.pass({ passId }));
  const signedIn = who.kind === "buyer";
  const performances = performancesOf(pass, event);
  // The sale itself decides on all of these; without an answer the page still shows what there is to choose.
  const [free, hold, people, entries] = await Promise.all([
    freePlaces(performances),
    signedIn ? call.inventory.myPass({ passId }).catch(() => null) : null,
    event.realName !== "per_ticket" ? null : signedIn ? call.identity.attendees() : [],
    Promise.all(
      performances.map(async ({ id }) => ({ id, ...(await entryOf(call, { performanceId: id, signedIn })) })),
    ),
  ]);
  const others = signedIn && !hold ? await heldAlone(call, performances) : [];
  const { state, left, opensAt } = passSaleOf(pass, { event, free, now: new Date() });
  const open = state === "on_sale" || (state === "sold_out" && hold);
  const admitted = entries.flatMap((entry) => (entry.way === "admitted" ? [entry] : []));
  const times = admitted.flatMap((entry) => entry.comeInMs ?? []);
  const seated = !performances.some((one) => one.seatMapId)
    ? null
    : event.seatChoice === "after_payment"
      ? ("after_payment" as const)
      : ("now" as const);
  const names = Object.fromEntries(
    performances.map(({ id, startsAt, timeZone }) => [id, formatShowTime({ at: startsAt, timeZone, locale })]),
  );
  const wanted = Number(only(query.want));
  return (
    <div className="page pb-20 pt-5 md:pt-8">
      <BesidePoster event={event} t={t}>
        <p className="text-sm text-ink-3 md:text-base">{inLanguage(locale, event.title, event.titleEn)}</p>
        <h1 className="font-display text-xl font-black text-balance md:text-title">
          {inLanguage(locale, pass.name, pass.nameEn)}
        </h1>
        <p className="mt-1.5 font-semibold">{t.pass.performances(pass.parts.length)}</p>
      </BesidePoster>
      <div className="pt-6">
        {open ? (
          <BuyPass
            {...{ pass, names, hold, left, signedIn, seated, people, locale }}
            eventId={event.id}
            limit={event.perAccountLimit}
            wanted={Number.isInteger(wanted) && wanted > 0 ? Math.min(wanted, event.perAccountLimit, 20) : 1}
            admissions={admitted.map(({ id, token }) => ({ performanceId: id, token }))}
            comeInMs={times.length > 0 ? Math.min(...times) : null}
          >
            <section aria-labelledby="contains">
              <h2 id="contains" className="text-section font-bold">
                {t.pass.contains}
              </h2>
              <PassParts {...{ pass, event, locale }} />
              {others.length > 0 && (
                <p role="status" className="mt-3 rounded-control bg-warn-soft px-4 py-3 text-warn">
                  {t.pass.replaces(others.map((id) => names[id]).join(t.seats.and))}
                </p>
              )}
              {seated && <p className="mt-3 text-sm text-ink-2">{t.pass.seats[event.seatChoice]}</p>}
            </section>
          </BuyPass>
        ) : (
          <EmptyState
            icon="clock"
            title={t.pass.notOnSale}
            text={
              <SaleLabel
                performance={{ saleOpensAt: opensAt, timeZone: event.timeZone }}
                {...{ state, free: null, locale, t }}
              />
            }
          >
            <Link href={`/shows/${event.id}#performances`} className={buttonClass("quiet")}>
              {t.pass.single}
            </Link>
          </EmptyState>
        )}
      </div>
    </div>
  );
}

/** Those of these performances where the buyer holds something else: a pass would take its place. */
async function heldAlone(
  call: Awaited<ReturnType<typeof serverCaller.web>>,
  performances: PerformanceCard[],
): Promise<string[]> {
  const held = performances.map(async ({ id, offers }) => {
    const mine = await call.inventory.myHold({ performanceId: id }).catch(() => null);
    return mine?.items.some((item) => offers.some((offer) => offer.id === item.offerId)) ? [id] : [];
  });
  return (await Promise.all(held)).flat();
}

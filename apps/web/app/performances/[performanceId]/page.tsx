import { serverCaller, whoAsks } from "@kaimu/site/server";
import { buttonClass, EmptyState } from "@kaimu/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { preload } from "react-dom";
import { BuyHead } from "../../../buying/buy-head.tsx";
import { BuyPlaces } from "../../../buying/buy-places.tsx";
import { BuySeats } from "../../../buying/seats/buy-seats.tsx";
import { readChosen } from "../../../buying/seats/chosen-seats.ts";
import { geometryFile, planFile } from "../../../buying/seats/seat-house.ts";
import { readWish } from "../../../buying/wish.ts";
import { pageLanguage } from "../../../messages/page-language.ts";
import { PassHeldNote } from "../../../passes/pass-held-note.tsx";
import { orNotFound } from "../../../reading/or-not-found.ts";
import { only, type SearchParams } from "../../../reading/search-params.ts";
import { SaleLabel } from "../../../shows/sale-label.tsx";
import { inListOrder, saleStateOf } from "../../../shows/sale-state.ts";
import { queuePath } from "../../../waiting/queue-path.ts";
import { entryOf } from "../../../waiting/read-queue.ts";

type Props = { params: Promise<{ performanceId: string }>; searchParams: SearchParams };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageLanguage()).t.buy.title };
}

/** Where one buys: the performance, its seats or ticket types, the hold. `?want=` or `?seats=` is what was chosen before the login. */
export default async function Buy({ params, searchParams }: Props) {
  const [{ performanceId }, query] = await Promise.all([params, searchParams]);
  const [{ t, locale }, who, call] = await Promise.all([pageLanguage(), whoAsks("buyer"), serverCaller.web()]);
  const { event, performance } = await orNotFound(call.catalogue.performance({ performanceId }));

  const signedIn = who.kind === "buyer";
  // The sale itself decides on all of these; without an answer the page still shows what there is to choose.
  const [free, mine, people, entry] = await Promise.all([
    call.inventory.availability({ performanceId }).catch(() => null),
    signedIn ? call.inventory.myHold({ performanceId }).catch(() => null) : null,
    event.realName !== "per_ticket" ? null : signedIn ? call.identity.attendees() : [],
    entryOf(call, { performanceId, signedIn }),
  ]);
  const state = saleStateOf(performance, free, new Date());
  // A part of a pass is bought on the pass's own page.
  const passId = mine?.items.find((item) => !performance.offers.some((offer) => offer.id === item.offerId))?.offerId;
  const pass = event.passes.find((one) => one.id === passId);
  const hold = passId ? null : mine;
  // What is held may be bought, whatever the queue says.
  if (entry.way === "queue" && !hold && (state === "on_sale" || state === "soon"))
    redirect(
      queuePath({ performanceId, query: { event: event.id, want: only(query.want), seats: only(query.seats) } }),
    );
  const open = state === "on_sale" || (state === "sold_out" && hold);
  const offers = inListOrder(performance.offers);
  const start = {
    performanceId,
    eventId: event.id,
    signedIn,
    locale,
    hold,
    offers,
    people,
    limit: event.perAccountLimit,
    admission: entry.way === "admitted" ? { token: entry.token, comeInMs: entry.comeInMs } : null,
  };
  const { seatMapId, planVersion } = performance;
  const assigned = seatMapId && event.seatChoice !== "buyer" ? event.seatChoice : undefined;
  const seats = seatMapId && !assigned && { performanceId, seatMapId, planVersion };
  if (open && seats)
    for (const file of [geometryFile(seats), planFile(seats)]) preload(file, { as: "fetch", crossOrigin: "anonymous" });
  return (
    <div className={`page pb-20 ${seats ? "pt-2 max-md:pb-40" : "pt-5 md:pt-8"}`}>
      <BuyHead {...{ event, performance, locale, t, low: Boolean(open && seats) }} />
      {pass && <PassHeldNote pass={pass} locale={locale} t={t} />}
      <div className={seats ? "pt-3" : "pt-6"}>
        {open && seats ? (
          <BuySeats {...start} seats={seats} chosen={readChosen(only(query.seats), offers)} />
        ) : open ? (
          <BuyPlaces {...start} assigned={assigned} free={free} wish={readWish(only(query.want), offers)} />
        ) : (
          <EmptyState
            icon="clock"
            title={t.buy.notOnSale}
            text={<SaleLabel {...{ performance, state, free, locale, t }} />}
          >
            <Link href={`/shows/${event.id}#performances`} className={buttonClass("quiet")}>
              {t.buy.otherPerformance}
            </Link>
          </EmptyState>
        )}
      </div>
    </div>
  );
}

import { loginPath } from "@kaimu/site/paths";
import { serverCaller, whoAsks } from "@kaimu/site/server";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { BuyHead } from "../../../../buying/buy-head.tsx";
import { pageLanguage } from "../../../../messages/page-language.ts";
import { orNotFound } from "../../../../reading/or-not-found.ts";
import { only, onlyId, type SearchParams } from "../../../../reading/search-params.ts";
import { freeIn, saleStateOf } from "../../../../shows/sale-state.ts";
import { AskToSignIn } from "../../../../waiting/ask-to-sign-in.tsx";
import { openingText } from "../../../../waiting/opening-text.ts";
import { buyPath, queuePath } from "../../../../waiting/queue-path.ts";
import { takePlace } from "../../../../waiting/read-queue.ts";
import { ReloadUnlessLive } from "../../../../waiting/reload-unless-live.tsx";
import { WaitHere } from "../../../../waiting/wait-here.tsx";

type Props = { params: Promise<{ performanceId: string }>; searchParams: SearchParams };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageLanguage()).t.waiting.page, robots: { index: false } };
}

/** The queue before a hot sale: opening it takes a place. `?want=` or `?seats=` is what was chosen before and is kept. */
export default async function Queue({ params, searchParams }: Props) {
  const [{ performanceId }, given] = await Promise.all([params, searchParams]);
  const query = {
    ...{ event: only(given.event), want: only(given.want), seats: only(given.seats) },
    pass: onlyId(given.pass),
  };
  const here = queuePath({ performanceId, query });
  const buy = buyPath({ performanceId, query });
  const [{ t, locale }, who, call] = await Promise.all([pageLanguage(), whoAsks("buyer"), serverCaller.web()]);
  const { event, performance } = await orNotFound(call.catalogue.performance({ performanceId }));

  const state = saleStateOf(performance, null, new Date());
  // The buy page says why there is nothing to wait for.
  if (state !== "on_sale" && state !== "soon") redirect(buy);
  const signedIn = who.kind === "buyer";
  const [{ room, place }, free] = await Promise.all([
    takePlace(call, { performanceId, signedIn }),
    state === "on_sale" ? call.inventory.availability({ performanceId }).catch(() => null) : null,
  ]);
  const opening = openingText({ room, timeZone: performance.timeZone, locale });
  const soldOut = Boolean(free?.length && freeIn(free) === 0);
  return (
    <div className="page pb-16 pt-2">
      <BuyHead {...{ event, performance, locale, t, low: true }} />
      <div className="pt-5 md:pt-8">
        {signedIn ? (
          <WaitHere {...{ performanceId, place, buy, locale, opening, soldOut }} eventPath={`/shows/${event.id}`} />
        ) : (
          <AskToSignIn {...{ room, opening, t, buy }} login={loginPath(here)} />
        )}
      </div>
      {signedIn && <ReloadUnlessLive {...{ place, here, buy, t }} />}
    </div>
  );
}

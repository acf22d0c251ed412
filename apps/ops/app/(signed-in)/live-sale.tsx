"use client";

import type { Locale } from "@kaimu/site/locale";
import { formatMoney } from "@kaimu/ui";
import Link from "next/link";
import { messages } from "../../messages/index.ts";
import { BigNumber } from "./big-number.tsx";
import { Freshness } from "./freshness.tsx";
import { OutboxAge, openFailures } from "./health-numbers.tsx";
import { OrdersChart } from "./orders-chart.tsx";
import { PreWarmCard } from "./pre-warm-card.tsx";
import { SaleUnits } from "./sale-units.tsx";
import { count, momentOf, showingName } from "./say.ts";
import type { FailedJobs, SaleBoard } from "./shapes.ts";
import { StateCounts } from "./state-counts.tsx";
import { StatusWord } from "./status-word.tsx";
import { ops, type Sample, useLive } from "./use-live.ts";

type Both = { sale: SaleBoard; jobs: FailedJobs };
const everySeconds = 3;

/** One sale as it runs: where its units are, how fast it sells, what comes in, and what waits or has failed. */
export function LiveSale({ first, locale }: { first: Sample<Both>; locale: Locale }) {
  const { performanceId } = first.value.sale.showing;
  const { samples, now, failure, askNow } = useLive(first, everySeconds, async (signal) => {
    const [sale, jobs] = await Promise.all([
      ops.operations.sale.query({ performanceId }, { signal }),
      ops.operations.failedJobs.query(undefined, { signal }),
    ]);
    return { sale, jobs };
  });
  const texts = messages[locale];
  const words = texts.board.sale;
  const { sale, jobs } = now.value;
  const history = (of: (sale: SaleBoard) => number) => samples.map((sample) => of(sample.value.sale));
  const common = { locale, stale: failure !== undefined };
  const failed = openFailures(jobs);
  const list = (path: string) => (state: string) => `/${path}?performance=${performanceId}&state=${state}`;

  return (
    <>
      <Freshness title={showingName(sale.showing, locale)} at={now.at} {...{ everySeconds, failure, locale }} />
      <p className="-mt-3 flex flex-wrap items-baseline gap-x-5 pb-5 text-ink-2">
        <StatusWord status={sale.showing.status} text={texts.board.status[sale.showing.status]} />
        <span>{locale === "zh" ? sale.showing.venue : sale.showing.venueEn}</span>
        <span>{windowOf(sale, locale)}</span>
        <Link href={`/waiting-rooms/${performanceId}`} className="text-accent underline underline-offset-4">
          {texts.rooms.title}
        </Link>
        {["on_sale", "paused", "postponed"].includes(sale.showing.status) && (
          <Link href={`/sales/${performanceId}/call-off`} className="text-accent underline underline-offset-4">
            {texts.calledOff.callOff.link}
          </Link>
        )}
      </p>
      <SaleUnits
        {...common}
        history={samples.map((sample) => sample.value.sale.units)}
        performanceId={performanceId}
        selling={["on_sale", "paused"].includes(sale.showing.status)}
      />
      {["on_sale", "paused"].includes(sale.showing.status) && (
        <PreWarmCard {...common} {...{ performanceId }} preWarm={sale.preWarm} onLoaded={askNow} />
      )}
      <div className="grid gap-px overflow-hidden rounded-card border border-line bg-line lg:grid-cols-[2fr_1fr]">
        <OrdersChart {...common} perMinute={sale.perMinute} />
        <BigNumber
          {...common}
          label={words.taken}
          value={formatMoney(sale.takenFen)}
          means={words.soldMeans}
          history={history((one) => one.takenFen / 100)}
          href={`/orders?performance=${performanceId}&state=paid`}
        />
      </div>
      <div className="grid gap-x-10 gap-y-8 py-8 lg:grid-cols-[5fr_3fr]">
        <StateCounts
          {...common}
          title={words.orders}
          means=""
          names={texts.orderState}
          counts={sale.orders}
          href={list("orders")}
        />
        <StateCounts
          {...common}
          title={words.payments}
          means=""
          names={texts.paymentState}
          counts={sale.payments}
          href={list("payments")}
        />
      </div>
      <div className="grid grid-cols-2 gap-px overflow-hidden rounded-card border border-line bg-line xl:grid-cols-4">
        <BigNumber
          {...common}
          label={words.refunds}
          value={count(sale.refundsWaiting, locale)}
          means={texts.overview.refundsMeans}
          history={history((one) => one.refundsWaiting)}
          href={list("refunds")("waiting")}
        />
        <BigNumber
          {...common}
          label={texts.board.jobs.count}
          value={count(failed, locale)}
          means={jobs.available ? texts.board.jobs.countMeans : texts.board.jobs.unavailable}
          history={samples.map((sample) => openFailures(sample.value.jobs))}
          tone={failed > 0 ? "bad" : jobs.available ? "fine" : "warn"}
          href="/jobs"
        />
        <BigNumber
          {...common}
          label={texts.overview.queue}
          value={count(sale.outbox.waiting, locale)}
          means={texts.overview.queueMeans}
          history={history((one) => one.outbox.waiting)}
          href="/outbox"
        />
        <OutboxAge {...common} seconds={history((one) => Number(one.outbox.oldestSeconds))} />
      </div>
    </>
  );
}

/** When the sale opens, or that its window is over; nothing while it runs. */
function windowOf({ showing, now }: SaleBoard, locale: Locale): string {
  const words = messages[locale].board.sale;
  if (now < showing.saleOpensAt) return words.notOpen.replace("{time}", momentOf(showing.saleOpensAt, locale));
  return now >= showing.saleClosesAt ? words.closed : "";
}

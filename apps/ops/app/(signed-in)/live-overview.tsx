"use client";

import type { Locale } from "@kaimu/site/locale";
import { messages } from "../../messages/index.ts";
import { BigNumber } from "./big-number.tsx";
import { BreakerLamps } from "./breaker-lamps.tsx";
import { Freshness } from "./freshness.tsx";
import { OutboxAge, openFailures } from "./health-numbers.tsx";
import { count } from "./say.ts";
import type { FailedJobs, Overview } from "./shapes.ts";
import { StateCounts } from "./state-counts.tsx";
import { ops, type Sample, useLive } from "./use-live.ts";

type Both = { overview: Overview; jobs: FailedJobs };
const everySeconds = 5;

/** The overview's numbers, kept up to date, each leading to the list behind it. What is wrong stands out. */
export function LiveOverview({ first, locale }: { first: Sample<Both>; locale: Locale }) {
  const { samples, now, failure } = useLive(first, everySeconds, async (signal) => {
    const [overview, jobs] = await Promise.all([
      ops.operations.overview.query(undefined, { signal }),
      ops.operations.failedJobs.query(undefined, { signal }),
    ]);
    return { overview, jobs };
  });
  const texts = messages[locale];
  const words = texts.overview;
  const { overview, jobs } = now.value;
  const history = (of: (overview: Overview) => number) => samples.map((sample) => of(sample.value.overview));
  const common = { locale, stale: failure !== undefined };
  const failed = openFailures(jobs);

  return (
    <>
      <Freshness title={words.title} at={now.at} {...{ everySeconds, failure, locale }} />
      <div className="grid grid-cols-2 gap-px overflow-hidden rounded-card border border-line bg-line xl:grid-cols-6">
        <OutboxAge {...common} seconds={samples.map((sample) => Number(sample.value.overview.outbox.oldestSeconds))} />
        <BigNumber
          {...common}
          label={words.queue}
          value={count(overview.outbox.waiting, locale)}
          means={words.queueMeans}
          history={history((o) => o.outbox.waiting)}
          href="/outbox"
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
          label={words.refunds}
          value={count(overview.refundsWaiting, locale)}
          means={words.refundsMeans}
          history={history((o) => o.refundsWaiting)}
          href="/refunds?state=waiting"
        />
        <BigNumber
          {...common}
          label={texts.bills.openCases}
          value={count(overview.billCases, locale)}
          means={texts.bills.openCasesMeans}
          history={history((o) => o.billCases)}
          tone={overview.billCases > 0 ? "bad" : "fine"}
          href="/bills/cases?state=open"
        />
        <BigNumber
          {...common}
          label={words.unpaid}
          value={count(overview.orders.awaiting_payment ?? 0, locale)}
          means={words.unpaidMeans}
          history={history((o) => o.orders.awaiting_payment ?? 0)}
          href="/orders?state=awaiting_payment"
        />
      </div>
      <BreakerLamps {...common} breakers={overview.breakers} />
      <div className="grid gap-x-10 gap-y-8 pt-8 lg:grid-cols-[5fr_3fr]">
        <StateCounts
          {...common}
          title={words.orders}
          means={words.ordersMeans}
          names={texts.orderState}
          counts={overview.orders}
          href={(state) => `/orders?state=${state}`}
        />
        <StateCounts
          {...common}
          title={words.payments}
          means={words.paymentsMeans}
          names={texts.paymentState}
          counts={overview.payments}
          href={(state) => `/payments?state=${state}`}
        />
      </div>
    </>
  );
}

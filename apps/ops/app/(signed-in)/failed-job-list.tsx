"use client";

import type { Locale } from "@kaimu/site/locale";
import { EmptyState } from "@kaimu/ui";
import { messages } from "../../messages/index.ts";
import { ListTable } from "./list-table.tsx";
import { NumberText } from "./number-text.tsx";
import { RunAgain } from "./run-again.tsx";
import { momentOf } from "./say.ts";
import type { FailedJobs } from "./shapes.ts";
import { StatusWord } from "./status-word.tsx";
import { ops, type Sample, useLive } from "./use-live.ts";

const everySeconds = 5;

/** The failed jobs, kept up to date; each can be run again. Where the job server does not tell, that is said. */
export function FailedJobList({ first, locale }: { first: Sample<FailedJobs>; locale: Locale }) {
  const { now, askNow } = useLive(first, everySeconds, (signal) =>
    ops.operations.failedJobs.query(undefined, { signal }),
  );
  const words = messages[locale].board.jobs;
  const { elsewhere, elsewhereLead } = messages[locale].letters;
  // Where the job server has nothing to add, nothing is said of it.
  if (now.value.available && now.value.jobs.length === 0) return null;
  return (
    <section className="pt-10">
      <h2 className="pb-1 text-lg font-bold">{elsewhere}</h2>
      <p className="pb-5 text-ink-2">{elsewhereLead}</p>
      {!now.value.available ? (
        <EmptyState icon="alert" title={words.unavailableShort} text={words.unavailable} />
      ) : (
        <ListTable
          rows={now.value.jobs.map((job) => ({ ...job, id: job.runId }))}
          empty={words.none}
          columns={[
            { head: words.failedAt, cell: (job) => momentOf(job.endedAt ?? job.startedAt, locale) },
            {
              head: words.job,
              cell: (job) => (
                <span>
                  <span className="block font-semibold">{job.job}</span>
                  <NumberText text={job.runId} />
                </span>
              ),
            },
            { head: words.error, cell: (job) => <span className="break-words">{job.error}</span> },
            {
              head: words.since,
              cell: (job) =>
                job.again ? <StatusWord status={job.again.status} text={words.status[job.again.status]} /> : "—",
            },
            {
              head: words.again,
              cell: (job) =>
                job.again?.status === "completed" || job.again?.status === "running" ? null : (
                  <RunAgain runId={job.runId} job={job.job} locale={locale} onDone={askNow} />
                ),
            },
          ]}
        />
      )}
    </section>
  );
}

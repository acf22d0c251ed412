import { locale } from "@kaimu/site/locale";
import { requireSignIn, serverCaller } from "@kaimu/site/server";
import { KeepFresh, Pager } from "@kaimu/site/staff";
import Link from "next/link";
import { messages } from "../../../messages/index.ts";
import { FailedJobList } from "../failed-job-list.tsx";
import { foundOr404 } from "../found-or-404.ts";
import { type Search, textOf } from "../search-params.ts";
import { LetterTable } from "./letter-table.tsx";

/** Jobs that failed for good, as we keep them; and those of which only the job server knows. */
export default async function JobsPage({ searchParams }: { searchParams: Search }) {
  await requireSignIn("operator", "/jobs");
  const asked = await searchParams;
  const after = textOf(asked, "after");
  const state = textOf(asked, "state") === "done" ? "done" : "open";
  const language = await locale();
  const words = messages[language].letters;
  const { operations } = await serverCaller.ops();
  const { letters, next } = await foundOr404(operations.deadLetters({ state, cursor: after, limit: 50 }));
  const elsewhere = await operations.failedJobs();
  return (
    <>
      <KeepFresh everySeconds={10} />
      <header className="grid gap-3 pb-5">
        <h1 className="text-section font-bold">{words.title}</h1>
        <p className="max-w-3xl text-ink-2">{words.lead}</p>
        <ul className="flex flex-wrap gap-2">
          {(["open", "done"] as const).map((one) => (
            <li key={one}>
              <Link
                href={`/jobs?state=${one}`}
                aria-current={one === state ? "true" : undefined}
                className="inline-flex min-h-touch items-center rounded-control border border-line-strong px-4 text-sm text-ink-2 hover:text-ink aria-[current=true]:border-accent aria-[current=true]:bg-accent-soft aria-[current=true]:text-ink"
              >
                {words[one]}
              </Link>
            </li>
          ))}
        </ul>
      </header>
      <LetterTable letters={letters} locale={language} />
      <Pager path="/jobs" query={{ state }} {...{ after, next, locale: language }} />
      {state === "open" && <FailedJobList first={{ value: elsewhere, at: Date.now() }} locale={language} />}
    </>
  );
}

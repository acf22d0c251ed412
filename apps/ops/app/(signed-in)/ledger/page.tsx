import { locale } from "@kaimu/site/locale";
import { requireSignIn, serverCaller } from "@kaimu/site/server";
import { Pager } from "@kaimu/site/staff";
import { buttonClass, EmptyState } from "@kaimu/ui";
import Link from "next/link";
import { messages } from "../../../messages/index.ts";
import { foundOr404 } from "../found-or-404.ts";
import { ListTable } from "../list-table.tsx";
import { count, momentOf } from "../say.ts";
import { type Search, textOf } from "../search-params.ts";
import { BalanceTable } from "./balance-table.tsx";
import { CheckNow } from "./check-now.tsx";

/** The books of the platform: their totals now, and how each comparison with the rooms went. */
export default async function LedgerPage({ searchParams }: { searchParams: Search }) {
  await requireSignIn("operator", "/ledger");
  const after = textOf(await searchParams, "after");
  const language = await locale();
  const words = messages[language].ledger;
  const { finance } = await serverCaller.ops();
  const { checks, next } = await foundOr404(finance.checks({ cursor: after, limit: 20 }));
  const balance = await finance.trialBalance();
  return (
    <>
      <header className="flex flex-wrap items-start justify-between gap-4 pb-5">
        <div className="grid max-w-3xl gap-1">
          <h1 className="text-section font-bold">{words.title}</h1>
          <p className="text-ink-2">{words.lead}</p>
        </div>
        <Link href="/fees" className={buttonClass("quiet")}>
          {words.fees}
        </Link>
      </header>
      <BalanceTable balance={balance} locale={language} />
      <div className="flex flex-wrap items-center justify-between gap-3 pt-8 pb-3">
        <h2 className="text-lg font-bold">{words.checks}</h2>
        <CheckNow locale={language} />
      </div>
      {checks.length === 0 ? (
        <EmptyState icon="info" title={words.never} />
      ) : (
        <ListTable
          rows={checks}
          empty={words.never}
          columns={[
            { head: words.startedAt, cell: (row) => momentOf(row.startedAt, language) },
            {
              head: words.endedAt,
              cell: (row) => (row.endedAt ? momentOf(row.endedAt, language) : words.unfinished),
            },
            { head: words.orders, cell: (row) => count(row.orders, language), figures: true },
            {
              head: words.differences,
              cell: (row) =>
                row.differences === 0 ? (
                  <span className={row.endedAt ? "text-good" : "text-ink-3"}>{row.endedAt ? words.none : "—"}</span>
                ) : (
                  <Link href={`/ledger/${row.id}`} className="font-semibold text-bad underline underline-offset-4">
                    {count(row.differences, language)}
                  </Link>
                ),
              figures: true,
            },
          ]}
        />
      )}
      <Pager path="/ledger" query={{}} {...{ after, next, locale: language }} />
    </>
  );
}

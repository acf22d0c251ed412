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
import { CompareADay } from "./compare-a-day.tsx";
import { CompareDay } from "./compare-day.tsx";
import { Sums } from "./sums.tsx";

/** Days that are over, whether the bills of each were compared, both sides' sums, and how many differences wait for somebody. */
export default async function BillsPage({ searchParams }: { searchParams: Search }) {
  await requireSignIn("operator", "/bills");
  const before = textOf(await searchParams, "after");
  const language = await locale();
  const texts = messages[language];
  const words = texts.bills;
  const { days, sources, next } = await foundOr404((await serverCaller.ops()).bill.days({ before, limit: 14 }));
  const rows = days.map((day) => ({ ...day, id: `${day.day} ${day.credential}` }));
  const sourceName = (row: { gateway: keyof typeof texts.overview.breakerNames; credential: string }) =>
    sources.filter(({ gateway }) => gateway === row.gateway).length > 1
      ? `${texts.overview.breakerNames[row.gateway]} ${row.credential}`
      : texts.overview.breakerNames[row.gateway];
  return (
    <>
      <header className="flex flex-wrap items-start justify-between gap-4 pb-5">
        <div className="grid max-w-3xl gap-1">
          <h1 className="text-section font-bold">{words.title}</h1>
          <p className="text-ink-2">{words.lead}</p>
        </div>
        <Link href="/bills/cases?state=open" className={buttonClass("quiet")}>
          {words.openCases}
        </Link>
      </header>
      <CompareADay
        sources={sources.map((one) => ({ credential: one.credential, name: sourceName(one) }))}
        locale={language}
      />
      {rows.length === 0 ? (
        <EmptyState icon="info" title={words.noDays} text={words.noDaysText} />
      ) : (
        <ListTable
          rows={rows}
          empty={words.noDays}
          columns={[
            { head: words.day, cell: (row) => row.day },
            { head: words.gateway, cell: sourceName },
            {
              head: words.lines,
              cell: (row) => (row.compared ? count(row.compared.lines, language) : "—"),
              figures: true,
            },
            {
              head: words.paid,
              cell: (row) => (
                <Sums bill={row.compared?.billPaidFen} ours={row.compared?.ourPaidFen} locale={language} />
              ),
              figures: true,
            },
            {
              head: words.refunded,
              cell: (row) => (
                <Sums bill={row.compared?.billRefundedFen} ours={row.compared?.ourRefundedFen} locale={language} />
              ),
              figures: true,
            },
            {
              head: words.open,
              cell: (row) =>
                row.open > 0 ? (
                  <Link
                    href={`/bills/cases?state=open&day=${row.day}`}
                    className="font-semibold text-bad underline underline-offset-4"
                  >
                    {count(row.open, language)}
                  </Link>
                ) : (
                  <span className={row.compared ? "text-good" : "text-ink-3"}>{row.compared ? words.none : "—"}</span>
                ),
              figures: true,
            },
            {
              head: words.comparedAt,
              cell: (row) =>
                row.compared ? (
                  momentOf(row.compared.at, language)
                ) : (
                  <span className="text-warn">{words.notCompared}</span>
                ),
            },
            {
              head: words.compare,
              cell: (row) => (
                <CompareDay
                  {...{ credential: row.credential, day: row.day, name: sourceName(row), asked: row.asked }}
                  again={row.compared !== null}
                  locale={language}
                />
              ),
            },
          ]}
        />
      )}
      <Pager path="/bills" query={{}} {...{ after: before, next, locale: language }} />
    </>
  );
}

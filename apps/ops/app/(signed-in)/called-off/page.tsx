import { locale } from "@kaimu/site/locale";
import { requireSignIn, serverCaller } from "@kaimu/site/server";
import { Pager } from "@kaimu/site/staff";
import { Money } from "@kaimu/ui";
import Link from "next/link";
import { messages } from "../../../messages/index.ts";
import { foundOr404 } from "../found-or-404.ts";
import { ListTable } from "../list-table.tsx";
import { count, momentOf, showingName } from "../say.ts";
import { type Search, textOf } from "../search-params.ts";
import { StatusWord } from "../status-word.tsx";
import { sumsOf } from "./sums-of.ts";

/** Performances that were cancelled or postponed, newest first, with how far giving them back is. */
export default async function CalledOffPage({ searchParams }: { searchParams: Search }) {
  await requireSignIn("operator", "/called-off");
  const after = textOf(await searchParams, "after");
  const language = await locale();
  const words = messages[language].calledOff;
  const { bulkReturns, next } = await foundOr404(
    (await serverCaller.ops()).calledOff.list({ cursor: after, limit: 50 }),
  );
  return (
    <>
      <header className="grid max-w-3xl gap-1 pb-5">
        <h1 className="text-section font-bold">{words.title}</h1>
        <p className="text-ink-2">{words.lead}</p>
      </header>
      <ListTable
        rows={bulkReturns}
        empty={words.empty}
        columns={[
          {
            head: words.performance,
            cell: (row) => (
              <Link href={`/called-off/${row.id}`} className="text-accent hover:underline">
                {row.showing ? showingName(row.showing, language) : words.open}
              </Link>
            ),
          },
          { head: words.startedAt, cell: (row) => momentOf(row.startedAt, language) },
          { head: words.kind, cell: (row) => <StatusWord status={row.kind} text={words.kinds[row.kind]} /> },
          {
            head: words.progress,
            cell: (row) => {
              const { done, all } = sumsOf(row.orders);
              return `${count(done, language)} / ${count(all, language)}`;
            },
            figures: true,
          },
          { head: words.orders.failed, cell: (row) => count(row.orders.failed, language), figures: true },
          { head: words.back, cell: (row) => <Money fen={row.returnedFen} />, figures: true },
          { head: words.state, cell: (row) => words.states[row.state] },
        ]}
      />
      <Pager path="/called-off" query={{}} {...{ after, next, locale: language }} />
    </>
  );
}

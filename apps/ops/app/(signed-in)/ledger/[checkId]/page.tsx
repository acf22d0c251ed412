import { locale } from "@kaimu/site/locale";
import { requireSignIn, serverCaller } from "@kaimu/site/server";
import { Pager } from "@kaimu/site/staff";
import Link from "next/link";
import { notFound } from "next/navigation";
import { messages } from "../../../../messages/index.ts";
import { foundOr404 } from "../../found-or-404.ts";
import { ListTable } from "../../list-table.tsx";
import { OrderLink } from "../../order-link.tsx";
import { count, momentOf, yuan } from "../../say.ts";
import { type Search, textOf } from "../../search-params.ts";

/** What one comparison found: by order, what the rooms say and what the books say. */
export default async function DifferencesPage(o: { params: Promise<{ checkId: string }>; searchParams: Search }) {
  const { checkId } = await o.params;
  await requireSignIn("operator", `/ledger/${checkId}`);
  const after = textOf(await o.searchParams, "after");
  const language = await locale();
  const words = messages[language].ledger;
  const { finance } = await serverCaller.ops();
  const check = await foundOr404(finance.readCheck({ checkId }));
  if (!check) notFound();
  const { differences, next } = await foundOr404(finance.differences({ checkId, after, limit: 50 }));
  const figure = (what: string, fen: number) => (what === "legs" ? count(fen, language) : yuan(fen));
  return (
    <>
      <header className="grid gap-2 pb-5">
        <Link href="/ledger" className="inline-flex min-h-touch items-center text-sm text-ink-2 hover:text-ink">
          {words.back}
        </Link>
        <h1 className="text-section font-bold">
          {words.differencesOf.replace("{time}", momentOf(check.startedAt, language))}
        </h1>
      </header>
      <ListTable
        rows={differences.map((one) => ({ ...one, id: `${one.orderId} ${one.what}` }))}
        empty={words.none}
        columns={[
          { head: words.order, cell: (row) => <OrderLink orderId={row.orderId} /> },
          { head: words.what, cell: (row) => words.whats[row.what] },
          { head: words.expected, cell: (row) => figure(row.what, row.expectedFen), figures: true },
          { head: words.found, cell: (row) => figure(row.what, row.foundFen), figures: true },
        ]}
      />
      <Pager path={`/ledger/${checkId}`} query={{}} {...{ after, next, locale: language }} />
    </>
  );
}

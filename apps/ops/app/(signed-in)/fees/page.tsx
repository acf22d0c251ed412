import { locale } from "@kaimu/site/locale";
import { requireSignIn, serverCaller } from "@kaimu/site/server";
import { Pager } from "@kaimu/site/staff";
import Link from "next/link";
import { messages } from "../../../messages/index.ts";
import { foundOr404 } from "../found-or-404.ts";
import { ListTable } from "../list-table.tsx";
import { momentOf } from "../say.ts";
import { type Search, textOf } from "../search-params.ts";
import { ChangeRate } from "./change-rate.tsx";

/** What the platform keeps of each organizer's ticket prices. */
export default async function FeesPage({ searchParams }: { searchParams: Search }) {
  await requireSignIn("operator", "/fees");
  const after = textOf(await searchParams, "after");
  const language = await locale();
  const words = messages[language].ledger;
  const { organizers, next } = await foundOr404(
    (await serverCaller.ops()).finance.agreements({ cursor: after, limit: 50 }),
  );
  const nameOf = (one: (typeof organizers)[number]) => (language === "zh" ? one.name : one.nameEn);
  return (
    <>
      <header className="grid max-w-3xl gap-1 pb-5">
        <Link href="/ledger" className="inline-flex min-h-touch items-center text-sm text-ink-2 hover:text-ink">
          {words.back}
        </Link>
        <h1 className="text-section font-bold">{words.fees}</h1>
        <p className="text-ink-2">{words.feesLead}</p>
      </header>
      <ListTable
        rows={organizers}
        empty={messages[language].board.lists.empty}
        columns={[
          { head: words.organizer, cell: nameOf },
          {
            head: words.rate,
            cell: (row) => (row.agreement ? `${row.agreement.permyriad / 100}%` : words.noRate),
            figures: true,
          },
          {
            head: words.since,
            cell: (row) => (row.agreement ? momentOf(row.agreement.validFrom, language) : "—"),
          },
          {
            head: words.change,
            cell: (row) => <ChangeRate organizerId={row.id} name={nameOf(row)} locale={language} />,
          },
        ]}
      />
      <Pager path="/fees" query={{}} {...{ after, next, locale: language }} />
    </>
  );
}

import { locale } from "@kaimu/site/locale";
import { requireSignIn, serverCaller } from "@kaimu/site/server";
import { Pager } from "@kaimu/site/staff";
import Link from "next/link";
import { messages } from "../../../../messages/index.ts";
import { foundOr404 } from "../../found-or-404.ts";
import { ListTable } from "../../list-table.tsx";
import { NumberText } from "../../number-text.tsx";
import { momentOf } from "../../say.ts";
import { type Search, textOf } from "../../search-params.ts";
import type { BillCaseList } from "../../shapes.ts";
import { StatusWord } from "../../status-word.tsx";
import { Sums } from "../sums.tsx";
import { CaseFilter } from "./case-filter.tsx";

type Case = BillCaseList["cases"][number];

/** Differences between the providers' bills and our records, newest first. */
export default async function CasesPage({ searchParams }: { searchParams: Search }) {
  await requireSignIn("operator", "/bills/cases");
  const asked = await searchParams;
  const [state, gateway, day, after] = ["state", "gateway", "day", "after"].map((name) => textOf(asked, name));
  const language = await locale();
  const texts = messages[language];
  const words = texts.bills;
  const { cases, next } = await foundOr404(
    (await serverCaller.ops()).bill.cases({
      ...{ day, cursor: after, limit: 50 },
      state: state as Case["state"] | undefined,
      gateway: gateway as Case["gateway"] | undefined,
    }),
  );
  return (
    <>
      <CaseFilter {...{ state, gateway, day, locale: language }} />
      <ListTable
        rows={cases}
        empty={words.empty}
        columns={[
          { head: words.day, cell: (row) => row.day },
          { head: words.gateway, cell: (row) => texts.overview.breakerNames[row.gateway] },
          {
            head: words.what,
            cell: (row) => (
              <Link
                href={`/bills/cases/${row.id}`}
                className="inline-flex min-h-touch items-center font-semibold text-accent hover:underline"
              >
                {words.whats[row.what]}
              </Link>
            ),
          },
          { head: words.number, cell: (row) => <NumberText text={row.number} /> },
          {
            head: words.amount,
            cell: (row) => <Sums bill={row.billFen ?? 0} ours={row.ourFen ?? 0} locale={language} />,
            figures: true,
          },
          { head: words.foundAt, cell: (row) => momentOf(row.foundAt, language) },
          { head: words.state, cell: (row) => <StatusWord status={row.state} text={words.states[row.state]} /> },
        ]}
      />
      <Pager path="/bills/cases" query={{ state, gateway, day }} {...{ after, next, locale: language }} />
    </>
  );
}

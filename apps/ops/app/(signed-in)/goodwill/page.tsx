import { locale } from "@kaimu/site/locale";
import { requireSignIn, serverCaller } from "@kaimu/site/server";
import { Pager } from "@kaimu/site/staff";
import { formatMoney, Money } from "@kaimu/ui";
import { messages } from "../../../messages/index.ts";
import { foundOr404 } from "../found-or-404.ts";
import { ListTable } from "../list-table.tsx";
import { OrderLink } from "../order-link.tsx";
import { momentOf } from "../say.ts";
import { type Search, textOf } from "../search-params.ts";
import { Decide } from "./decide.tsx";
import { GiveForm } from "./give-form.tsx";

/** Money given beyond the rules: a form to give it, and every gift with who asked and who decided. */
export default async function GoodwillPage({ searchParams }: { searchParams: Search }) {
  await requireSignIn("operator", "/goodwill");
  const after = textOf(await searchParams, "after");
  const language = await locale();
  const words = messages[language].goodwill;
  const { gifts, next, givenAloneFen } = await foundOr404(
    (await serverCaller.ops()).goodwill.list({ cursor: after, limit: 50 }),
  );
  return (
    <>
      <header className="grid max-w-3xl gap-1 pb-5">
        <h1 className="text-section font-bold">{words.title}</h1>
        <p className="text-ink-2">{words.lead.replace("{limit}", formatMoney(givenAloneFen))}</p>
      </header>
      <GiveForm locale={language} />
      <ListTable
        rows={gifts}
        empty={words.empty}
        columns={[
          { head: words.askedAt, cell: (row) => momentOf(row.askedAt, language) },
          { head: words.order, cell: (row) => <OrderLink orderId={row.orderId} /> },
          { head: words.amount, cell: (row) => <Money fen={row.amountFen} />, figures: true },
          { head: words.why, cell: (row) => row.why },
          { head: words.askedBy, cell: (row) => row.askedByName },
          { head: words.decidedBy, cell: (row) => row.decidedByName ?? "—" },
          {
            head: words.state,
            cell: (row) =>
              row.state === "waiting" ? (
                <Decide giftId={row.id} amountFen={row.amountFen} mine={row.mine} locale={language} />
              ) : (
                <span className={row.state === "granted" ? "text-good" : "text-ink-2"}>{words.states[row.state]}</span>
              ),
          },
        ]}
      />
      <Pager path="/goodwill" query={{}} {...{ after, next, locale: language }} />
    </>
  );
}

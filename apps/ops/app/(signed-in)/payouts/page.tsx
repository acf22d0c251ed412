import { locale } from "@kaimu/site/locale";
import { requireSignIn, serverCaller } from "@kaimu/site/server";
import { Pager } from "@kaimu/site/staff";
import { buttonClass, Money } from "@kaimu/ui";
import { messages } from "../../../messages/index.ts";
import { foundOr404 } from "../found-or-404.ts";
import { ListTable } from "../list-table.tsx";
import { momentOf } from "../say.ts";
import { type Search, textOf } from "../search-params.ts";
import { Decide } from "./decide.tsx";
import { PayableTable } from "./payable-table.tsx";

/** What each organizer is owed up to a day, and every payout with who recorded and who confirmed it. */
export default async function PayoutsPage({ searchParams }: { searchParams: Search }) {
  await requireSignIn("operator", "/payouts");
  const asked = await searchParams;
  const [to, from, after] = [textOf(asked, "to"), textOf(asked, "from"), textOf(asked, "after")];
  const toDay = to ?? yesterday();
  const language = await locale();
  const words = messages[language].payouts;
  const { payout } = await serverCaller.ops();
  const payable = await foundOr404(payout.payable({ toDay, cursor: from, limit: 20 }));
  const { payouts, next } = await foundOr404(payout.list({ cursor: after, limit: 20 }));
  return (
    <>
      <header className="grid max-w-3xl gap-1 pb-5">
        <h1 className="text-section font-bold">{words.title}</h1>
        <p className="text-ink-2">{words.lead}</p>
      </header>
      <form action="/payouts" className="flex flex-wrap items-end gap-3 pb-4">
        <label className="grid gap-1 text-sm font-semibold text-ink-2">
          {words.upTo}
          <input
            type="date"
            name="to"
            required
            defaultValue={toDay}
            max={yesterday()}
            className="min-h-touch rounded-control border border-line-strong bg-sheet px-3"
          />
        </label>
        <button type="submit" className={buttonClass("quiet")}>
          {words.show}
        </button>
      </form>
      <section aria-label={words.organizers}>
        <PayableTable organizers={payable.organizers} toDay={toDay} locale={language} />
        <Pager path="/payouts" query={{ to, after }} name="from" after={from} next={payable.next} locale={language} />
      </section>
      <h2 className="pt-8 pb-3 text-lg font-bold">{words.payouts}</h2>
      <ListTable
        rows={payouts}
        empty={words.empty}
        columns={[
          { head: words.recordedAt, cell: (row) => momentOf(row.recordedAt, language) },
          {
            head: words.organizer,
            cell: (row) => (language === "zh" ? row.organizer.name : row.organizer.nameEn || row.organizer.name),
          },
          {
            head: words.period,
            cell: (row) => (row.fromDay ? `${row.fromDay} – ${row.toDay}` : words.fromStart.replace("{to}", row.toDay)),
          },
          { head: words.amount, cell: (row) => <Money fen={row.amountFen} />, figures: true },
          { head: words.reference, cell: (row) => row.bankReference },
          { head: words.recordedBy, cell: (row) => <span className="whitespace-nowrap">{row.recordedByName}</span> },
          {
            head: words.decidedBy,
            cell: (row) => <span className="whitespace-nowrap">{row.decidedByName ?? "—"}</span>,
          },
          {
            head: words.state,
            cell: (row) =>
              row.state === "waiting" ? (
                <Decide
                  payoutId={row.id}
                  name={language === "zh" ? row.organizer.name : row.organizer.nameEn || row.organizer.name}
                  amountFen={row.amountFen}
                  reference={row.bankReference}
                  mine={row.mine}
                  locale={language}
                />
              ) : (
                <span className={row.state === "paid" ? "text-good" : "text-ink-2"}>{words.states[row.state]}</span>
              ),
          },
        ]}
      />
      <Pager path="/payouts" query={{ to, from }} {...{ after, next, locale: language }} />
    </>
  );
}

/** The last day that is over in China. */
function yesterday(): string {
  return new Date(Date.now() - 86_400_000).toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" });
}

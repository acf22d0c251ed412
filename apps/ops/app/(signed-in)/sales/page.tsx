import { locale } from "@kaimu/site/locale";
import { requireSignIn, serverCaller } from "@kaimu/site/server";
import { Pager } from "@kaimu/site/staff";
import { buttonClass, EmptyState, Icon, ShowTime } from "@kaimu/ui";
import Link from "next/link";
import { messages } from "../../../messages/index.ts";
import { foundOr404 } from "../found-or-404.ts";
import { momentOf } from "../say.ts";
import { type Search, textOf } from "../search-params.ts";
import { StatusWord } from "../status-word.tsx";

/** The performances on sale, soonest first: each opens the board of its sale. */
export default async function SalesPage({ searchParams }: { searchParams: Search }) {
  await requireSignIn("operator", "/sales");
  const asked = await searchParams;
  const query = textOf(asked, "q") ?? "";
  const after = textOf(asked, "after");
  const language = await locale();
  const texts = messages[language].board;
  const words = texts.sales;
  const { sales, next } = await foundOr404(
    (await serverCaller.ops()).operations.sales({ query, cursor: after, limit: 50 }),
  );
  const zh = language === "zh";
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 pb-5">
        <h1 className="text-section font-bold">{words.title}</h1>
        <form className="flex flex-wrap gap-2 max-sm:w-full">
          <input
            name="q"
            type="search"
            aria-label={words.search}
            placeholder={words.search}
            defaultValue={query}
            maxLength={60}
            className="min-h-touch min-w-0 flex-1 rounded-control border border-line-strong bg-sheet px-3 sm:w-72"
          />
          <button type="submit" className={buttonClass("quiet")}>
            {words.find}
          </button>
        </form>
      </div>
      {sales.length === 0 ? (
        <EmptyState icon="calendar" title={words.empty} text={words.emptyText} />
      ) : (
        <table className="stacked w-full border-collapse border border-line bg-sheet text-sm">
          <thead>
            <tr>
              {[words.performance, words.venue, words.opens, words.state].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sales.map((sale) => (
              <tr key={sale.performanceId}>
                <th scope="row">
                  <Link href={`/sales/${sale.performanceId}`} className="text-accent hover:underline">
                    {zh ? sale.title : sale.titleEn || sale.title}
                  </Link>
                  <ShowTime
                    at={sale.startsAt}
                    timeZone={sale.timeZone}
                    locale={language}
                    className="block font-normal text-ink-2"
                  />
                </th>
                <td data-label={words.venue}>{zh ? sale.venue : `${sale.venueEn}, ${sale.cityEn}`}</td>
                <td data-label={words.opens} className="tabular">
                  {momentOf(sale.saleOpensAt, language)}
                </td>
                <td data-label={words.state}>
                  <span className="grid gap-0.5">
                    <StatusWord status={sale.status} text={texts.status[sale.status]} />
                    {sale.notReady && (
                      <span className="inline-flex items-center gap-1.5 font-semibold text-warn">
                        <Icon name="alert" size={16} />
                        {messages[language].warm.notReady}
                      </span>
                    )}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Pager path="/sales" query={{ q: query }} after={after} next={next} locale={language} />
    </>
  );
}

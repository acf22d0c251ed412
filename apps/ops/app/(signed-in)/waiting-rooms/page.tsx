import { locale } from "@kaimu/site/locale";
import { requireSignIn, serverCaller } from "@kaimu/site/server";
import { Pager } from "@kaimu/site/staff";
import { buttonClass, ShowTime } from "@kaimu/ui";
import Link from "next/link";
import { messages } from "../../../messages/index.ts";
import { foundOr404 } from "../found-or-404.ts";
import { type Search, textOf } from "../search-params.ts";
import { RoomTable } from "./room-table.tsx";

/** The waiting rooms, last changed first, and the way to open one for any performance. */
export default async function RoomsPage({ searchParams }: { searchParams: Search }) {
  await requireSignIn("operator", "/waiting-rooms");
  const asked = await searchParams;
  const query = textOf(asked, "q");
  const after = textOf(asked, "after");
  const language = await locale();
  const words = messages[language].rooms;
  const caller = await serverCaller.ops();
  const [{ rooms, next }, found] = await Promise.all([
    foundOr404(caller.admission.rooms({ cursor: after, limit: 20 })),
    query ? caller.operations.sales({ query, limit: 8 }) : null,
  ]);
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 pb-5">
        <div>
          <h1 className="text-section font-bold">{words.title}</h1>
          <p className="text-sm text-ink-2">{words.lead}</p>
        </div>
        <form className="grid gap-1 max-sm:w-full">
          <label htmlFor="q" className="text-sm font-semibold text-ink-2">
            {words.find}
          </label>
          <div className="flex flex-wrap gap-2">
            <input
              id="q"
              name="q"
              type="search"
              placeholder={words.search}
              defaultValue={query}
              maxLength={60}
              className="min-h-touch min-w-0 flex-1 rounded-control border border-line-strong bg-sheet px-3 sm:w-72"
            />
            <button type="submit" className={buttonClass("quiet")}>
              {words.searchButton}
            </button>
          </div>
        </form>
      </div>
      {found && (
        <section aria-label={words.found} className="mb-6 border border-line bg-sheet">
          {found.sales.length === 0 && <p className="px-4 py-3 text-ink-2">{words.foundNone}</p>}
          <ul className="divide-y divide-line">
            {found.sales.map((sale) => (
              <li key={sale.performanceId} className="flex flex-wrap items-center justify-between gap-x-6 px-4 py-2">
                <span>
                  {language === "zh" ? sale.title : sale.titleEn || sale.title}{" "}
                  <ShowTime
                    at={sale.startsAt}
                    timeZone={sale.timeZone}
                    locale={language}
                    className="text-sm text-ink-2"
                  />
                </span>
                <Link
                  href={`/waiting-rooms/${sale.performanceId}`}
                  className="inline-flex min-h-touch items-center text-accent underline underline-offset-4"
                >
                  {words.setUp}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <RoomTable rooms={rooms} locale={language} />
      <Pager path="/waiting-rooms" query={{}} after={after} next={next} locale={language} />
    </>
  );
}

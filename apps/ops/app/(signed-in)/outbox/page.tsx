import { locale } from "@kaimu/site/locale";
import { requireSignIn, serverCaller } from "@kaimu/site/server";
import { Pager } from "@kaimu/site/staff";
import { messages } from "../../../messages/index.ts";
import { foundOr404 } from "../found-or-404.ts";
import { ListTable } from "../list-table.tsx";
import { NumberText } from "../number-text.tsx";
import { ageOf, momentOf, timeOfDay } from "../say.ts";
import { type Search, textOf } from "../search-params.ts";

/** Facts that are committed and have not been sent yet, the longest waiting first. */
export default async function OutboxPage({ searchParams }: { searchParams: Search }) {
  await requireSignIn("operator", "/outbox");
  const after = textOf(await searchParams, "after");
  const language = await locale();
  const texts = messages[language];
  const words = texts.board.lists;
  const { events, next } = await foundOr404((await serverCaller.ops()).operations.waitingEvents({ after, limit: 50 }));
  const now = Date.now();
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 pb-5">
        <h1 className="text-section font-bold">{words.outbox}</h1>
        <p className="tabular text-sm text-ink-2">{words.asOf.replace("{time}", timeOfDay(now, language))}</p>
      </div>
      <ListTable
        rows={events}
        empty={words.empty}
        columns={[
          { head: words.placed, cell: (row) => momentOf(row.createdAt, language) },
          { head: words.event, cell: (row) => <span className="font-mono text-xs">{row.name}</span> },
          { head: "ID", cell: (row) => <NumberText text={row.id} /> },
          {
            head: words.waiting,
            cell: (row) => {
              const { value, unit } = ageOf((now - row.createdAt.getTime()) / 1000, texts.overview);
              return `${value} ${unit}`;
            },
            figures: true,
          },
        ]}
      />
      <Pager path="/outbox" query={{}} {...{ after, next, locale: language }} />
    </>
  );
}

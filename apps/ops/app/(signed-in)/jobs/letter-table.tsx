import type { Locale } from "@kaimu/site/locale";
import { messages } from "../../../messages/index.ts";
import { ListTable } from "../list-table.tsx";
import { count, momentOf } from "../say.ts";
import type { DeadLetters } from "../shapes.ts";
import { StatusWord } from "../status-word.tsx";
import { LetterActions } from "./letter-actions.tsx";

type Letter = DeadLetters["letters"][number];

/** Jobs that failed for good, each with its event, its last error, and what was done about it. */
export function LetterTable({ letters, locale }: { letters: Letter[]; locale: Locale }) {
  const words = messages[locale].letters;
  return (
    <ListTable
      rows={letters}
      empty={words.empty}
      columns={[
        { head: words.failedAt, cell: (row) => momentOf(row.failedAt, locale) },
        { head: words.job, cell: (row) => <span className="font-semibold">{row.job}</span> },
        {
          head: words.event,
          cell: (row) =>
            row.event ? (
              <span className="grid">
                <span>{row.event}</span>
                <span className="max-w-60 truncate font-mono text-xs text-ink-3" title={row.data}>
                  {row.data}
                </span>
              </span>
            ) : (
              words.byClock
            ),
        },
        { head: words.error, cell: (row) => <span className="line-clamp-3 max-w-80 break-words">{row.error}</span> },
        { head: words.tries, cell: (row) => count(row.tries, locale), figures: true },
        {
          head: words.state,
          cell: (row) => (
            <span className="grid gap-1">
              <StatusWord status={row.state} text={words.states[row.state]} />
              <span className="text-ink-2">{doneAbout(row, locale)}</span>
            </span>
          ),
        },
        {
          head: words.again,
          cell: (row) =>
            row.state === "done" ? null : (
              <LetterActions letterId={row.id} job={row.job} running={row.state === "again"} locale={locale} />
            ),
        },
      ]}
    />
  );
}

/** Who did what about it, and when. */
function doneAbout(row: Letter, locale: Locale): string {
  const words = messages[locale].letters;
  const fill = (text: string, at: Date, name: string | null) =>
    text.replace("{time}", momentOf(at, locale)).replace("{name}", name ?? "");
  if (row.doneAt && row.doneByName === null) return fill(words.doneBySystem, row.doneAt, null);
  if (row.doneAt) return fill(words.doneBy, row.doneAt, row.doneByName).replace("{note}", row.note ?? "");
  return row.againAt ? fill(words.againBy, row.againAt, row.againByName) : "";
}

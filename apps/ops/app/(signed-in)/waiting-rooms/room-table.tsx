import type { Locale } from "@kaimu/site/locale";
import { EmptyState } from "@kaimu/ui";
import Link from "next/link";
import { messages } from "../../../messages/index.ts";
import { count, momentOf, showingName } from "../say.ts";
import type { ListedRoom } from "../shapes.ts";
import { StatusWord } from "../status-word.tsx";
import { stateOf } from "./room-state.ts";

/** The rooms that were ever set, each leading to its board. */
export function RoomTable({ rooms, locale }: { rooms: ListedRoom[]; locale: Locale }) {
  const words = messages[locale].rooms;
  if (rooms.length === 0) return <EmptyState icon="clock" title={words.empty} text={words.emptyText} />;
  return (
    <table className="stacked tabular w-full border-collapse border border-line bg-sheet text-sm">
      <thead>
        <tr>
          {[words.performance, words.state, words.waiting, words.rate, words.mode, words.opens].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rooms.map(({ settings, showing, live }) => {
          const state = stateOf(settings, live);
          return (
            <tr key={settings.performanceId}>
              <th scope="row">
                <Link href={`/waiting-rooms/${settings.performanceId}`} className="text-accent hover:underline">
                  {showing ? showingName(showing, locale) : words.unknownShow}
                </Link>
              </th>
              <td data-label={words.state}>
                <StatusWord status={state.look} text={state.word(words)} />
              </td>
              <td data-label={words.waiting}>{live ? count(live.waiting, locale) : "—"}</td>
              <td data-label={words.rate}>{words.perMinute.replace("{n}", count(settings.ratePerMinute, locale))}</td>
              <td data-label={words.mode}>{words.modes[settings.mode]}</td>
              <td data-label={words.opens}>{momentOf(settings.opensAt, locale)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

import type { Locale } from "@kaimu/site/locale";
import { formatShowTime, Money, ShowTime } from "@kaimu/ui";
import { messages } from "../../../../messages/index.ts";
import type { OwnEvent, OwnPass } from "../shapes.ts";
import { EndPass } from "./end-pass.tsx";

/** An event's passes with what they are made of; those on sale can be ended. */
export function PassTable({ event, locale }: { event: OwnEvent; locale: Locale }) {
  const words = messages[locale].shows.passes;
  const nameOf = (one: { name: string; nameEn: string }) => (locale === "zh" ? one.name : one.nameEn);
  const heads = [words.name, words.contains, words.price, words.window, words.state];
  return (
    <table className="stacked w-full border-collapse border border-line bg-sheet text-sm">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {event.passes.map((pass) => (
          <tr key={pass.id}>
            <th scope="row">{nameOf(pass)}</th>
            <td data-label={words.contains}>
              <Parts pass={pass} event={event} locale={locale} />
            </td>
            <td data-label={words.price}>
              <Money fen={pass.priceFen} />
            </td>
            <td data-label={words.window}>{windowOf(pass, event, locale)}</td>
            <td data-label={words.state}>
              <span className={pass.state === "active" ? "text-good" : "text-ink-2"}>{words.states[pass.state]}</span>
              {pass.state === "active" && event.may.edit && (
                <EndPass passId={pass.id} name={nameOf(pass)} locale={locale} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Parts({ pass, event, locale }: { pass: OwnPass; event: OwnEvent; locale: Locale }) {
  return (
    <ul className="grid gap-0.5">
      {pass.parts.map(({ performanceId, tierName, tierNameEn }) => {
        const performance = event.performances.find(({ id }) => id === performanceId);
        return (
          <li key={performanceId}>
            {performance && <ShowTime at={performance.startsAt} timeZone={performance.timeZone} locale={locale} />}{" "}
            {locale === "zh" ? tierName : tierNameEn}
          </li>
        );
      })}
    </ul>
  );
}

function windowOf({ opensAt, closesAt }: OwnPass, event: OwnEvent, locale: Locale): string {
  const words = messages[locale].shows.passes;
  const timeZone = event.performances[0]?.timeZone ?? "Asia/Shanghai";
  const time = (at: Date) => formatShowTime({ at, timeZone, locale });
  const parts = [
    opensAt && words.from.replace("{time}", time(opensAt)),
    closesAt && words.until.replace("{time}", time(closesAt)),
  ];
  return parts.filter(Boolean).join(" ") || words.always;
}

import type { Locale } from "@kaimu/site/locale";
import { Money, ShowTime } from "@kaimu/ui";
import Link from "next/link";
import { messages } from "../../../messages/index.ts";
import { StatusWord } from "../status-word.tsx";
import type { OwnEvent, OwnPerformance } from "./shapes.ts";

/** An event's performances with what they cost; a draft leads to its form. */
export function PerformanceTable({ event, locale }: { event: OwnEvent; locale: Locale }) {
  const texts = messages[locale];
  const words = texts.shows.performances;
  return (
    <table className="stacked w-full border-collapse border border-line bg-sheet text-sm">
      <thead>
        <tr>
          {[words.startsAt, words.venue, words.prices, words.places, words.window, words.state].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {event.performances.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <ShowTime at={one.startsAt} timeZone={one.timeZone} locale={locale} />
              {one.status === "draft" && event.may.edit && (
                <Link
                  href={`/shows/${event.id}/performances/${one.id}`}
                  className="ml-3 font-normal text-accent underline underline-offset-4"
                >
                  {words.edit}
                </Link>
              )}
              {one.status !== "draft" && (
                <Link
                  href={`/shows/${event.id}/performances/${one.id}/stock`}
                  className="ml-3 font-normal text-accent underline underline-offset-4"
                >
                  {texts.stock.link}
                </Link>
              )}
              {one.status !== "draft" && event.may.seeMoney && (event.may.edit || one.status === "cancelled") && (
                <Link
                  href={`/shows/${event.id}/performances/${one.id}/call-off`}
                  className="ml-3 font-normal text-accent underline underline-offset-4"
                >
                  {one.status === "cancelled" ? texts.callOff.progressLink : texts.callOff.link}
                </Link>
              )}
            </th>
            <td data-label={words.venue}>
              {locale === "zh" ? one.venue.name : `${one.venue.nameEn}, ${one.venue.cityEn}`}
            </td>
            <td data-label={words.prices}>
              <Prices performance={one} locale={locale} />
            </td>
            <td data-label={words.places} className="tabular">
              <span>
                {one.places.toLocaleString("en-US")}
                <span className="block text-ink-2">{one.seated ? words.seated : words.ga}</span>
              </span>
            </td>
            <td data-label={words.window}>
              <span>
                <ShowTime at={one.saleOpensAt} timeZone={one.timeZone} locale={locale} /> {words.to}{" "}
                <ShowTime at={one.saleClosesAt} timeZone={one.timeZone} locale={locale} />
              </span>
            </td>
            <td data-label={words.state}>
              <StatusWord status={one.status} text={texts.performanceStatus[one.status]} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Prices({ performance, locale }: { performance: OwnPerformance; locale: Locale }) {
  return (
    <ul className="grid gap-0.5">
      {performance.tiers.map((tier) => (
        <li key={tier.code} className="flex items-baseline gap-2">
          <span aria-hidden="true" className="size-2.5 shrink-0 rounded-full" style={{ background: tier.colour }} />
          {locale === "zh" ? tier.name : tier.nameEn}
          <Money fen={tier.priceFen} />
        </li>
      ))}
    </ul>
  );
}

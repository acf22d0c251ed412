import { formatMoney, formatShowTime, Icon, type Locale, Money } from "@kaimu/ui";
import type { Messages } from "../messages/zh.ts";
import type { CalledOff, EventPage } from "../reading/answers.ts";
import { whenMoved } from "../shows/when-moved.ts";
import { KeepOrRefund } from "./keep-or-refund.tsx";

/** What was cancelled or postponed of an order: what comes back and where it stands, or the choice to keep or give back. */
export function CalledOffList(o: {
  orderId: string;
  calledOff: CalledOff[];
  event: EventPage | null;
  timeZone: string;
  locale: Locale;
  t: Messages;
}) {
  return (
    <ul className="grid gap-4">
      {o.calledOff.map((one) => (
        <One key={one.performanceId} {...o} one={one} />
      ))}
    </ul>
  );
}

function One(o: {
  one: CalledOff;
  orderId: string;
  event: EventPage | null;
  timeZone: string;
  locale: Locale;
  t: Messages;
}) {
  const { one, orderId, locale, t } = o;
  const words = t.calledOff;
  const performance = o.event?.performances.find(({ id }) => id === one.performanceId);
  const said = performance ? whenMoved(performance, { locale, t }) : [];
  const time = performance && formatShowTime({ at: performance.startsAt, timeZone: performance.timeZone, locale });
  const done = one.state === "returned" || one.state === "kept";
  const keeps = one.state === "choosing" || one.state === "kept";
  return (
    <li className="grid gap-2 rounded-card bg-sheet p-5 ring-1 ring-line">
      <h2 className="flex flex-wrap items-baseline gap-x-3 text-lg font-bold">
        <Icon name="alert" size={20} className="self-center text-warn" />
        {words[one.kind]}
        {one.kind === "cancelled" && time && <span className="tabular text-base font-normal text-ink-2">{time}</span>}
      </h2>
      <ul className="tabular grid gap-0.5 text-ink-2">
        {said.map((text) => (
          <li key={text}>{text}</li>
        ))}
        {one.kind === "cancelled" && one.state !== "given_back_before" && <li>{words.cancelledMeans}</li>}
      </ul>
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 border-t border-line pt-3">
        <span className={`inline-flex items-center gap-2 font-semibold ${done ? "text-good" : "text-accent"}`}>
          <Icon name={done ? "check" : "clock"} size={18} className="self-center" />
          {words.states[one.state]}
        </span>
        {!keeps && one.state !== "given_back_before" && (
          <span>
            <span className="text-sm text-ink-3">{words.back} </span>
            <Money fen={one.backFen} className="text-lg font-bold" />
          </span>
        )}
      </p>
      <p className="tabular text-sm text-ink-2">{meaning(one, o)}</p>
      {one.goodwillFen > 0 && <p className="text-sm text-ink-2">{words.given(formatMoney(one.goodwillFen))}</p>}
      {one.mayChoose && (
        <KeepOrRefund
          {...{ orderId, locale, performanceId: one.performanceId, backFen: one.backFen }}
          kept={one.state === "kept"}
        />
      )}
    </li>
  );
}

function meaning(one: CalledOff, { timeZone, locale, t }: { timeZone: string; locale: Locale; t: Messages }): string {
  const words = t.calledOff;
  const until = one.choiceUntil ? formatShowTime({ at: one.choiceUntil, timeZone, locale }) : "";
  if (one.state === "choosing") return words.chooseText(until);
  if (one.state === "kept") return one.mayChoose ? words.keptUntil(until) : words.keptMeans;
  if (one.state === "to_come") return words.toComeMeans;
  if (one.state === "under_way") return words.underWayMeans;
  return one.state === "returned" ? words.returnedMeans : "";
}

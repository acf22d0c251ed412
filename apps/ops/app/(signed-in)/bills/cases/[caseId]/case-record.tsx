import type { Locale } from "@kaimu/site/locale";
import { formatMoney } from "@kaimu/ui";
import { messages } from "../../../../../messages/index.ts";
import { momentOf } from "../../../say.ts";
import type { BillCase } from "../../../shapes.ts";

type Event = BillCase["events"][number];

/** What happened to a case, and by whom, oldest first. */
export function CaseRecord({ events, locale }: { events: Event[]; locale: Locale }) {
  const words = messages[locale].bills;
  return (
    <section className="grid content-start gap-3">
      <h2 className="text-lg font-bold">{words.record}</h2>
      <ol className="border-t border-line text-sm">
        {events.map((event) => (
          <li key={event.id} className="grid gap-1 border-b border-line py-3">
            <span className="flex flex-wrap justify-between gap-x-4">
              <span className="font-semibold">{said(event, words)}</span>
              <span className="tabular text-ink-2">{momentOf(event.at, locale)}</span>
            </span>
            <span className="flex flex-wrap gap-x-4 text-ink-2">
              <span>{event.by ?? words.system}</span>
              <span className="break-words">{more(event, words)}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

type Words = (typeof messages)["zh"]["bills"];

function said({ what, facts }: Event, words: Words): string {
  return words.events[what].replace("{amount}", formatMoney(Number(facts.amountFen ?? 0)));
}

/** What an event has to say beyond its name. */
function more({ what, facts }: Event, words: Words): string {
  if (what === "asked") {
    const state = words.tradeStates[facts.state as keyof Words["tradeStates"]];
    return state.replace("{amount}", formatMoney(Number(facts.paidFen ?? 0)));
  }
  if (what === "resolved") return `${words.reasons[facts.reason as keyof Words["reasons"]]}：${facts.text}`;
  return what === "return_failed" ? String(facts.detail) : "";
}

import type { Locale } from "@kaimu/site/locale";
import { formatMoney } from "@kaimu/ui";
import Link from "next/link";
import { messages } from "../../../../messages/index.ts";
import { NumberText } from "../../number-text.tsx";
import { momentOf } from "../../say.ts";
import type { Timeline } from "../../shapes.ts";

type Moment = Timeline["moments"][number];

/** What went wrong, or goes another way than it should: it stands out among the rest. */
const bad = new Set<Moment["what"]>([
  ...(["callback_refused", "case_found", "message_waits"] as const),
  ...(["invoice_not_issued", "invoice_not_reversed"] as const),
]);
const quiet = new Set<Moment["what"]>(["posted", "callback_received", "callback_applied"]);

/** One moment: when, who, what, and what there is to say of it. */
export function MomentLine({ moment, locale }: { moment: Moment; locale: Locale }) {
  const texts = messages[locale];
  const { at, what, by, name, facts } = moment;
  const otherSum = what === "payment_paid" && facts.paidFen !== facts.amountFen;
  const wrong = bad.has(what) || otherSum || facts.state === "failed";
  const tone = wrong ? "font-semibold text-bad" : quiet.has(what) ? "text-ink-2" : "font-semibold";
  return (
    <li className="grid gap-x-5 gap-y-1 border-b border-line py-3 text-sm sm:grid-cols-[9rem_7rem_1fr]">
      <time dateTime={at.toISOString()} className="tabular text-ink-2">
        {momentOf(at, locale)}
      </time>
      <span className="text-ink-2">{name || texts.timeline.doers[by]}</span>
      <span className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <span className={tone}>{sentenceOf(moment, locale)}</span>
        {otherSum && (
          <span className="text-bad">
            {texts.timeline.otherSum.replace("{amountFen}", formatMoney(Number(facts.amountFen)))}
          </span>
        )}
        {typeof facts.offFen === "number" && (
          <span className="text-ink-2">{texts.timeline.coupon.replace("{offFen}", formatMoney(facts.offFen))}</span>
        )}
        {facts.detail && (
          <span className="break-all text-ink-2">
            {(texts.timeline.applied as Record<string, string>)[facts.detail] ?? facts.detail}
          </span>
        )}
        {typeof facts.number === "string" && <NumberText text={facts.number} />}
        {what.startsWith("case_") && (
          <Link href={`/bills/cases/${facts.id}`} className="text-accent underline underline-offset-4">
            {texts.timeline.open}
          </Link>
        )}
      </span>
    </li>
  );
}

/** A moment as a sentence: sums as money, states and reasons in words. */
function sentenceOf({ what, facts }: Moment, locale: Locale): string {
  const sentence: string = messages[locale].timeline.what[what];
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => wordOf(what, name, facts[name] ?? null, locale));
}

function wordOf(what: Moment["what"], name: string, value: string | number | null, locale: Locale): string {
  if (name.endsWith("Fen")) return formatMoney(Number(value));
  const texts = messages[locale];
  const words = texts.timeline;
  const states: Partial<Record<Moment["what"], Record<string, string>>> = {
    order_moved: texts.orderState,
    refund_requested: texts.board.lists.refundState,
    goodwill_decided: texts.goodwill.states,
    case_ended: texts.bills.states,
    transfer_decided: texts.refund.states,
    message_waits: words.messageStates,
  };
  const known: Record<string, Record<string, string> | undefined> = {
    gateway: texts.overview.breakerNames,
    outcome: words.outcomes,
    method: words.methods,
    template: words.templates,
    way: words.ways,
    reason: texts.board.lists.reasons,
    state: states[what],
    kind: what === "case_found" ? texts.bills.whats : words.facts,
  };
  return known[name]?.[String(value)] ?? String(value ?? "—");
}

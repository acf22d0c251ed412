import type { Locale } from "@kaimu/site/locale";
import Link from "next/link";
import { messages } from "../../../../messages/index.ts";

type Chosen = { state: string | undefined; gateway: string | undefined; day: string | undefined };

/** The list's name, and what it can be narrowed to: a state, a provider, the day it was opened with. */
export function CaseFilter({ locale, ...chosen }: Chosen & { locale: Locale }) {
  const { bills: words, board, overview } = messages[locale];
  const href = (other: Partial<Chosen>) => {
    const given = Object.entries({ ...chosen, ...other }).filter((pair): pair is [string, string] => Boolean(pair[1]));
    return `/bills/cases?${new URLSearchParams(given)}`;
  };
  const states = [["", board.lists.all] as const, ...Object.entries(words.states)];
  const { alipay, wechat } = overview.breakerNames;
  const gateways = [["", words.allGateways] as const, ...Object.entries({ alipay, wechat })];
  const choices = (name: "state" | "gateway", all: (readonly [string, string])[]) => (
    <ul className="flex flex-wrap gap-2">
      {all.map(([value, text]) => (
        <li key={value}>
          <Link
            href={href({ [name]: value })}
            aria-current={value === (chosen[name] ?? "") ? "true" : undefined}
            className="inline-flex min-h-touch items-center rounded-control border border-line-strong px-4 text-sm text-ink-2 hover:text-ink aria-[current=true]:border-accent aria-[current=true]:bg-accent-soft aria-[current=true]:text-ink"
          >
            {text}
          </Link>
        </li>
      ))}
    </ul>
  );
  return (
    <header className="grid gap-2 pb-5">
      <Link href="/bills" className="inline-flex min-h-touch items-center text-sm text-ink-2 hover:text-ink">
        {words.toDays}
      </Link>
      <h1 className="text-section font-bold">{words.cases}</h1>
      {chosen.day && (
        <p className="flex flex-wrap items-center gap-x-4 text-ink-2">
          {words.ofDay.replace("{day}", chosen.day)}
          <Link
            href={href({ day: undefined })}
            className="inline-flex min-h-touch items-center underline underline-offset-4"
          >
            {words.allDays}
          </Link>
        </p>
      )}
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        {choices("state", states)}
        {choices("gateway", gateways)}
      </div>
    </header>
  );
}

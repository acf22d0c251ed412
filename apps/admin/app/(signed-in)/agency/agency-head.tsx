import type { Locale } from "@kaimu/site/locale";
import Link from "next/link";
import { messages } from "../../../messages/index.ts";

const pages = { allocations: "", orders: "/orders", statement: "/statement" } as const;

/** Whose pages these are, and the ways between them. */
export function AgencyHead(o: {
  agent: { id: string; name: string; nameEn: string; state: "active" | "ended" };
  /** All that the caller works for. */
  agents: { id: string; name: string; nameEn: string }[];
  now: keyof typeof pages;
  locale: Locale;
}) {
  const words = messages[o.locale].agency;
  const nameOf = (one: { name: string; nameEn: string }) => (o.locale === "zh" ? one.name : one.nameEn);
  const tab =
    "inline-flex min-h-touch items-center border-b-2 border-transparent px-1 text-ink-2 hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-semibold aria-[current=page]:text-ink";
  return (
    <header className="grid gap-2 pb-5">
      <h1 className="text-section font-bold">{nameOf(o.agent)}</h1>
      {o.agents.length > 1 && (
        <p className="flex flex-wrap gap-x-4">
          {o.agents.map((one) => (
            <Link key={one.id} href={`/agency${pages[o.now]}?agent=${one.id}`} className="min-h-touch underline">
              {nameOf(one)}
            </Link>
          ))}
        </p>
      )}
      {o.agent.state === "ended" && <p className="text-warn">{words.ended}</p>}
      <nav aria-label={words.title} className="flex gap-5 border-b border-line">
        {Object.entries(pages).map(([name, path]) => (
          <Link
            key={name}
            href={`/agency${path}?agent=${o.agent.id}`}
            aria-current={name === o.now ? "page" : undefined}
            className={tab}
          >
            {words[name as keyof typeof pages]}
          </Link>
        ))}
      </nav>
    </header>
  );
}

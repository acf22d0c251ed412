import Link from "next/link";
import type { Messages } from "../messages/zh.ts";
import { type Category, categories } from "./categories.ts";

/** The kinds of shows as links, so that they work without scripts and can be shared. With `counts`, how many there are of each. */
export function CategoryLinks({
  chosen,
  t,
  addressOf,
  counts,
}: {
  chosen: Category | undefined;
  t: Messages;
  addressOf: (category: Category | undefined) => string;
  counts?: Map<Category, number>;
}) {
  const offered = counts ? categories.filter((one) => counts.has(one) || one === chosen) : categories;
  const ways = [
    { key: "all", name: t.home.all, href: addressOf(undefined), here: !chosen, n: undefined as number | undefined },
  ].concat(
    offered.map((one) => ({
      key: one,
      name: t.categories[one],
      href: addressOf(one),
      here: one === chosen,
      n: counts && (counts.get(one) ?? 0),
    })),
  );
  return (
    <nav aria-label={t.home.categories} className="-mx-[clamp(1rem,4vw,2.5rem)] overflow-x-auto [scrollbar-width:none]">
      <ul className="flex w-max gap-1 px-[clamp(1rem,4vw,2.5rem)]">
        {ways.map(({ key, name, href, here, n }) => (
          <li key={key}>
            <Link
              href={href}
              scroll={false}
              aria-current={here ? "true" : undefined}
              className={`flex min-h-touch items-center gap-1.5 border-b-2 px-3 text-[0.9375rem] ${here ? "border-accent font-bold text-ink" : "border-transparent text-ink-2 hover:text-ink"}`}
            >
              {name}
              {n !== undefined && <span className="tabular text-xs font-normal text-ink-3">{n}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

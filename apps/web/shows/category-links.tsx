import Link from "next/link";
import type { Messages } from "../messages/zh.ts";

export type Category = keyof Messages["categories"];

export const categories: readonly Category[] = [
  "concert",
  "theatre",
  "musical",
  "dance",
  "talk_show",
  "children",
  "exhibition",
  "sport",
];

/** The kinds of shows as links, so that they work without scripts and can be shared. */
export function CategoryLinks({ chosen, t }: { chosen: Category | undefined; t: Messages }) {
  const ways = [{ name: t.home.all, href: "/#shows", here: !chosen }].concat(
    categories.map((one) => ({ name: t.categories[one], href: `/?category=${one}#shows`, here: one === chosen })),
  );
  return (
    <nav aria-label={t.home.categories} className="-mx-[clamp(1rem,4vw,2.5rem)] overflow-x-auto [scrollbar-width:none]">
      <ul className="flex w-max gap-1 px-[clamp(1rem,4vw,2.5rem)]">
        {ways.map(({ name, href, here }) => (
          <li key={href}>
            <Link
              href={href}
              scroll={false}
              aria-current={here ? "true" : undefined}
              className={`flex min-h-touch items-center border-b-2 px-3 text-[0.9375rem] ${here ? "border-accent font-bold text-ink" : "border-transparent text-ink-2 hover:text-ink"}`}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

import { buttonClass } from "@kaimu/ui";
import Link from "next/link";
import type { Locale } from "../locale-of.ts";

const words = {
  zh: { first: "回到第一页", more: "下一页" },
  en: { first: "Back to the first page", more: "Next page" },
};

/** The way to a list's next page, and back to its first. */
export function Pager(o: {
  path: string;
  query: Record<string, string | undefined>;
  /** What the cursor is called in the address, where a page has two lists. */
  name?: string;
  after: string | undefined;
  next: string | null;
  locale: Locale;
}) {
  const { first, more } = words[o.locale];
  const href = (after?: string) => {
    const given = Object.entries({ ...o.query, [o.name ?? "after"]: after }).filter((pair): pair is [string, string] =>
      Boolean(pair[1]),
    );
    return `${o.path}?${new URLSearchParams(given)}`;
  };
  if (!o.next && !o.after) return null;
  return (
    <nav className="flex justify-end gap-3 pt-4">
      {o.after && (
        <Link href={href()} className={buttonClass("plain")}>
          {first}
        </Link>
      )}
      {o.next && (
        <Link href={href(o.next)} className={buttonClass("quiet")}>
          {more}
        </Link>
      )}
    </nav>
  );
}

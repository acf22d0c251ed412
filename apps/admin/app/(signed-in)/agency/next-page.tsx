import type { Locale } from "@kaimu/site/locale";
import { buttonClass } from "@kaimu/ui";
import Link from "next/link";
import { messages } from "../../../messages/index.ts";

/** The way to a list's next page, and back to its first. */
export function NextPage(o: {
  path: string;
  query: Record<string, string>;
  after: string | undefined;
  next: string | null;
  locale: Locale;
}) {
  const words = messages[o.locale].agency;
  const href = (after: Record<string, string>) => `${o.path}?${new URLSearchParams({ ...o.query, ...after })}`;
  if (!o.next && !o.after) return null;
  return (
    <nav className="flex justify-end gap-3 pt-4">
      {o.after && (
        <Link href={href({})} className={buttonClass("plain")}>
          {words.first}
        </Link>
      )}
      {o.next && (
        <Link href={href({ after: o.next })} className={buttonClass("quiet")}>
          {words.more}
        </Link>
      )}
    </nav>
  );
}

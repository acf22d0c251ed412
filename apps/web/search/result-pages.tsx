import { buttonClass, Icon } from "@kaimu/ui";
import Link from "next/link";
import type { Messages } from "../messages/zh.ts";

/** From one page of results to the next. Nothing where all of them fit on one. */
export function ResultPages({
  page,
  total,
  pageSize,
  addressOf,
  t,
}: {
  page: number;
  total: number;
  pageSize: number;
  addressOf: (page: number) => string;
  t: Messages;
}) {
  const pages = Math.min(200, Math.ceil(total / pageSize));
  if (pages < 2) return null;
  const way = (to: number, name: string, rel: "prev" | "next") =>
    to >= 1 && to <= pages ? (
      <Link href={addressOf(to)} rel={rel} className={buttonClass("quiet", "min-w-28")}>
        {rel === "prev" && <Icon name="back" />} {name} {rel === "next" && <Icon name="next" />}
      </Link>
    ) : (
      <span className="min-w-28" />
    );
  return (
    <nav aria-label={t.find.pages} className="mt-8 flex items-center justify-between gap-3 sm:justify-center sm:gap-6">
      {way(page - 1, t.find.earlier, "prev")}
      <span className="tabular text-sm text-ink-2">{t.find.pageOf(page, pages)}</span>
      {way(page + 1, t.find.later, "next")}
    </nav>
  );
}

import type { Locale } from "@kaimu/site/locale";
import Link from "next/link";
import { showingName } from "./say.ts";
import type { Showing } from "./shapes.ts";

/** A row's performance, leading to its board. */
export function ShowingLink({ showing, locale }: { showing: Showing | undefined; locale: Locale }) {
  if (!showing) return <span className="text-ink-3">—</span>;
  return (
    <Link href={`/sales/${showing.performanceId}`} className="text-accent hover:underline">
      {showingName(showing, locale)}
    </Link>
  );
}

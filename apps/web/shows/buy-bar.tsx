import type { ReactNode } from "react";

/** What a phone keeps in reach of the thumb: the price and the one thing to do. It has the bottom bar's place, or stands `above` it; on wide screens it is not there. A `rail` lies over it. */
export function BuyBar({ children, rail, above = false }: { children: ReactNode; rail?: ReactNode; above?: boolean }) {
  const place = above ? "bottom-[calc(var(--bottom-bar)+env(safe-area-inset-bottom))]" : "bottom-0";
  return (
    <div
      className={`fixed inset-x-0 z-20 border-t border-line bg-sheet md:hidden ${place} ${above ? "" : "pb-[env(safe-area-inset-bottom)]"}`}
    >
      {rail}
      <div className="flex min-h-16 items-center justify-between gap-4 px-4 py-2.5">{children}</div>
    </div>
  );
}

import type { ReactNode } from "react";

/** What a phone keeps in reach of the thumb: the price and the one thing to do. Above the bottom bar; on wide screens it is not there. */
export function BuyBar({ children }: { children: ReactNode }) {
  return (
    <div className="fixed inset-x-0 bottom-[calc(var(--bottom-bar)+env(safe-area-inset-bottom))] z-10 border-t border-line bg-sheet md:hidden">
      <div className="flex min-h-16 items-center justify-between gap-4 px-4 py-2.5">{children}</div>
    </div>
  );
}

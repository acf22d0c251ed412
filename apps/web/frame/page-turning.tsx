"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";

/**
 * A line along the top while the next page is on its way. In place of skeletons that stream: a page sent after its skeleton cannot be
 * read without scripts, and what does not exist would answer 200.
 */
export function PageTurning() {
  const here = `${usePathname()}?${useSearchParams()}`;
  const [from, setFrom] = useState<string | null>(null);
  useEffect(() => {
    const pressed = (event: MouseEvent) => {
      const link = event.target instanceof Element && event.target.closest("a");
      const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
      if (!link || !plain || link.target || link.origin !== location.origin) return;
      if (link.pathname + link.search !== location.pathname + location.search) setFrom(here);
    };
    document.addEventListener("click", pressed, true);
    return () => document.removeEventListener("click", pressed, true);
  }, [here]);
  return from === here ? (
    <div aria-hidden="true" className="page-turning fixed inset-x-0 top-0 z-50 h-[3px] origin-left bg-accent" />
  ) : null;
}

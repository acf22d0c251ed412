import { useEffect, useState } from "react";
import type { Choice } from "./use-choice.ts";

/** Says to screen readers what happened; what must not be missed is shown for a moment as well. */
export function Said({ said }: { said: Choice["said"] }) {
  const [past, setPast] = useState(0);
  useEffect(() => {
    if (!said.loud) return;
    const timer = setTimeout(() => setPast(said.serial), 2_600);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <>
      {/* Two equal sayings in a row must both be read: a changing blank makes them differ. */}
      <p aria-live="polite" className="sr-only">
        {said.text + (said.serial % 2 ? "\u00a0" : "")}
      </p>
      {said.loud && past !== said.serial && (
        <p
          aria-hidden="true"
          className="pointer-events-none absolute bottom-4 left-1/2 z-20 -translate-x-1/2 rounded-full bg-ink px-4 py-2 text-sm font-semibold
            whitespace-nowrap text-paper shadow-md"
        >
          {said.text}
        </p>
      )}
    </>
  );
}

import type { Choice } from "./use-choice.ts";

/** Says to screen readers what happened; what must not be missed is shown for a moment as well. */
export function Said({ said }: { said: Choice["said"] }) {
  return (
    <>
      {/* Two equal sayings in a row must both be read: a changing blank makes them differ. */}
      <p aria-live="polite" className="sr-only">
        {said.text + (said.serial % 2 ? "\u00a0" : "")}
      </p>
      {said.loud && (
        <p
          key={said.serial}
          aria-hidden="true"
          className="pointer-events-none absolute bottom-4 left-1/2 z-20 -translate-x-1/2 animate-[kaimu-said_2.6s_both] rounded-full bg-ink px-4 py-2
            text-sm font-semibold whitespace-nowrap text-paper shadow-md"
        >
          {said.text}
        </p>
      )}
      <style href="kaimu-said" precedence="default">
        {"@keyframes kaimu-said{0%{opacity:0}8%{opacity:1}80%{opacity:1}100%{opacity:0;visibility:hidden}}"}
      </style>
    </>
  );
}

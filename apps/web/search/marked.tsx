import type { Highlighted } from "../reading/answers.ts";

/** A text in which what was looked for is marked. */
export function Marked({ pieces }: { pieces: Highlighted }) {
  return pieces.map(({ text, hit }, i) =>
    hit ? (
      <mark key={i} className="rounded-[0.15em] bg-accent-soft px-[0.06em] text-accent">
        {text}
      </mark>
    ) : (
      text
    ),
  );
}

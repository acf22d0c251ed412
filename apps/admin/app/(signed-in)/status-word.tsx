type Tone = "good" | "warn" | "bad" | "still";

const toneOf = {
  draft: "still",
  published: "good",
  archived: "still",
  on_sale: "good",
  paused: "warn",
  postponed: "warn",
  cancelled: "bad",
  over: "still",
} as const satisfies Record<string, Tone>;

// The shape differs as well as the colour.
const looks: Record<Tone, { text: string; mark: string }> = {
  good: { text: "text-good", mark: "rounded-full bg-current" },
  warn: { text: "text-warn", mark: "rotate-45 bg-current" },
  bad: { text: "text-bad", mark: "bg-current" },
  still: { text: "text-ink-2", mark: "rounded-full border-2 border-current" },
};

/** A state as a word, with a mark that can be told apart without colours. */
export function StatusWord({ status, text }: { status: keyof typeof toneOf; text: string }) {
  const look = looks[toneOf[status]];
  return (
    <span className={`inline-flex items-baseline gap-2 whitespace-nowrap ${look.text}`}>
      <span aria-hidden="true" className={`size-2 ${look.mark}`} />
      {text}
    </span>
  );
}

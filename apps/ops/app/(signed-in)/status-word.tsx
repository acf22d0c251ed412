type Tone = "good" | "warn" | "bad" | "still";

// The shape differs as well as the colour.
const looks: Record<Tone, { text: string; mark: string }> = {
  good: { text: "text-good", mark: "rounded-full bg-current" },
  warn: { text: "text-warn", mark: "rotate-45 bg-current" },
  bad: { text: "text-bad", mark: "bg-current" },
  still: { text: "text-ink-2", mark: "rounded-full border-2 border-current" },
};

const toneOf: Record<string, Tone> = {
  on_sale: "good",
  paused: "warn",
  postponed: "warn",
  cancelled: "bad",
  awaiting_payment: "warn",
  paid: "good",
  pending: "warn",
  succeeded: "good",
  requested: "warn",
  failed: "bad",
  completed: "good",
  running: "warn",
  refunded: "bad",
  issued: "good",
  reversing: "warn",
  reversal_failed: "bad",
  open: "bad",
  resolved: "good",
  again: "warn",
  done: "good",
  recorded: "warn",
  sent: "good",
};

/** A state as a word, with a mark that can be told apart without colours. */
export function StatusWord({ status, text }: { status: string; text: string }) {
  const look = looks[toneOf[status] ?? "still"];
  return (
    <span className={`inline-flex items-baseline gap-2 whitespace-nowrap ${look.text}`}>
      <span aria-hidden="true" className={`size-2 ${look.mark}`} />
      {text}
    </span>
  );
}

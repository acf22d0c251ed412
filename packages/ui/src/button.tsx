import type { ComponentProps } from "react";

/** primary: the one thing to do here · quiet: beside it · plain: a way out · danger: takes something away. */
export type ButtonTone = "primary" | "quiet" | "plain" | "danger";

const tones: Record<ButtonTone, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong",
  quiet: "border border-line-strong text-ink hover:border-ink hover:bg-sunk",
  plain: "text-ink-2 underline decoration-line-strong underline-offset-4 hover:text-ink hover:decoration-ink",
  danger: "border border-bad text-bad hover:bg-bad-soft",
};

/** The classes of a button, for a link that should look like one. At least 44 px high. */
export function buttonClass(tone: ButtonTone = "primary", more = ""): string {
  return `inline-flex min-h-touch items-center justify-center gap-2 rounded-control px-5 text-base font-semibold transition-colors
    disabled:opacity-55 aria-disabled:opacity-55 ${tones[tone]} ${more}`;
}

/** A button. While `busy` it cannot be pressed again and says so to screen readers. */
export function Button({
  tone = "primary",
  busy = false,
  className = "",
  type = "button",
  disabled,
  children,
  ...rest
}: ComponentProps<"button"> & { tone?: ButtonTone; busy?: boolean }) {
  return (
    <button
      {...rest}
      type={type}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={buttonClass(tone, className)}
    >
      {busy && <span className="size-4 animate-spin rounded-full border-2 border-current border-t-transparent" />}
      {children}
    </button>
  );
}

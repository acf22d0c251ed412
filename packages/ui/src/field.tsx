import { type ComponentProps, type ReactNode, useId } from "react";

/** A labelled input. `hint` and `error` are tied to it for screen readers; `after` stands inside at its end (a button). */
export function Field({
  label,
  hint,
  error,
  after,
  className = "",
  ...input
}: ComponentProps<"input"> & { label: string; hint?: ReactNode; error?: ReactNode; after?: ReactNode }) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={`grid gap-1.5 ${className}`}>
      <label htmlFor={id} className="text-sm font-semibold text-ink-2">
        {label}
      </label>
      <div className="flex items-stretch overflow-hidden rounded-control border border-line-strong bg-sheet focus-within:border-ink focus-within:ring-1 focus-within:ring-ink">
        <input
          {...input}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={described || undefined}
          className="min-h-12 w-full min-w-0 bg-transparent px-3.5 text-base text-ink outline-none placeholder:text-ink-3"
        />
        {after}
      </div>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-ink-3">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-sm text-bad">
          {error}
        </p>
      )}
    </div>
  );
}

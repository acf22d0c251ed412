import Link from "next/link";
import { type ReactNode, useId } from "react";

/** A titled group of choices: a column beside the results, a row of pills above them on a phone. */
export function Choices({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-2 text-sm font-bold text-ink-2">
        {title}
      </h2>
      <ul className="flex flex-wrap gap-2 md:grid md:gap-0">{children}</ul>
    </section>
  );
}

/** One of several ways; the one that is chosen says so. */
export function Choice({
  href,
  here,
  count,
  children,
}: {
  href: string;
  here: boolean;
  count?: number;
  children: ReactNode;
}) {
  const look = here
    ? "border-ink bg-ink text-paper md:bg-transparent md:font-bold md:text-accent"
    : "border-line-strong hover:border-ink md:text-ink-2 md:hover:text-ink";
  return (
    <li>
      <Link
        href={href}
        aria-current={here ? "true" : undefined}
        className={`flex min-h-touch items-center justify-between gap-2 rounded-full border px-4 text-[0.9375rem] md:min-h-9 md:rounded-none md:border-0 md:px-0 ${look}`}
      >
        {children}
        {count !== undefined && <span className="tabular text-xs font-normal opacity-80">{count}</span>}
      </Link>
    </li>
  );
}

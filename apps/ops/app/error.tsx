"use client";

import { Button, EmptyState } from "@kaimu/ui";
import { messages } from "../messages/index.ts";

/** Shown instead of a page that failed. It is drawn in the browser, so the page's language is all it knows. */
export default function Problem({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const texts =
    messages[typeof document !== "undefined" && document.documentElement.lang === "en" ? "en" : "zh"].problem;
  return (
    <main className="mx-auto max-w-xl pt-16">
      <EmptyState icon="alert" title={texts.title} text={texts.text}>
        <Button onClick={() => reset()}>{texts.retry}</Button>
      </EmptyState>
      {error.digest && (
        <p className="tabular text-center text-sm text-ink-2">
          {texts.reference} {error.digest}
        </p>
      )}
    </main>
  );
}

"use client";
import { Button, EmptyState, type Locale } from "@kaimu/ui";
import { useEffect, useState } from "react";
import { messagesOf } from "../messages/index.ts";

/** What a page shows when it failed in a way nobody foresaw. The language is the one the document is in. */
export default function PageFailed({ reset }: { error: Error; reset: () => void }) {
  const [locale, setLocale] = useState<Locale>("zh");
  useEffect(() => setLocale(document.documentElement.lang.startsWith("en") ? "en" : "zh"), []);
  const t = messagesOf(locale);
  return (
    <div className="page py-10" role="alert">
      <EmptyState whole icon="alert" title={t.wrong.failed} text={t.wrong.failedText}>
        <Button onClick={reset}>{t.site.reload}</Button>
        <a href="/" className="inline-flex min-h-touch items-center px-3 underline underline-offset-4">
          {t.site.backHome}
        </a>
      </EmptyState>
    </div>
  );
}

"use client";
import type { Locale } from "@kaimu/ui";
import { calls } from "../buying/calls.ts";
import { AskFirst } from "../frame/ask-first.tsx";
import { messagesOf } from "../messages/index.ts";

/** Gives the place up, after asking once; then one is at the show's page. */
export function LeaveQueue({
  performanceId,
  eventPath,
  locale,
}: {
  performanceId: string;
  eventPath: string;
  locale: Locale;
}) {
  const t = messagesOf(locale).waiting.leave;
  const leave = async () => {
    await calls.admission.leave.mutate({ performanceId });
    // In place of this page: stepping back to it would join again. It is on its way: the button stays pressed.
    location.replace(eventPath);
    await new Promise(() => undefined);
  };
  return <AskFirst name={t.button} ask={t.ask} yes={t.yes} no={t.no} onYes={leave} locale={locale} />;
}

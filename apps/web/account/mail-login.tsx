"use client";
import type { Login } from "@kaimu/site/client";
import { Button, Field, type Locale } from "@kaimu/ui";
import { type FormEvent, useState } from "react";
import { messagesOf } from "../messages/index.ts";

/** Signs in with mail address and password. */
export function MailLogin({ locale, onEnter }: { locale: Locale; onEnter: (typed: Login) => Promise<void> }) {
  const t = messagesOf(locale).login;
  const [busy, setBusy] = useState(false);

  const enter = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    await onEnter({
      way: "mail-password",
      mail: String(form.get("mail") ?? ""),
      password: String(form.get("password") ?? ""),
    });
    setBusy(false);
  };
  return (
    <form onSubmit={enter} className="grid gap-5">
      <Field label={t.mail} name="mail" type="email" autoComplete="username" required />
      <Field label={t.password} name="password" type="password" autoComplete="current-password" required />
      <Button type="submit" busy={busy} className="min-h-12">
        {t.submit}
      </Button>
    </form>
  );
}

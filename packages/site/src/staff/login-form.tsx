"use client";

import type { Refusal } from "@kaimu/api";
import { Button, ErrorNote, Field } from "@kaimu/ui";
import { type FormEvent, useState } from "react";
import type { Locale } from "../locale-of.ts";
import { login } from "../login-client.ts";

export interface LoginTexts {
  mail: string;
  password: string;
  signIn: string;
  signingIn: string;
}

/** Mail and password; goes on to `next` (a path of this site) when they are right, else says why not. */
export function LoginForm({ next, locale, texts }: { next: string; locale: Locale; texts: LoginTexts }) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    setBusy(true);
    setRefusal(undefined);
    const mail = String(fields.get("mail"));
    const refused = await login({ way: "mail-password", mail, password: String(fields.get("password")) });
    // A whole new page: nothing that was rendered for a stranger stays in the router's cache.
    if (!refused) return window.location.assign(next);
    setRefusal(refused);
    setBusy(false);
  }

  return (
    // The method only matters before the script has loaded: what is typed must never get into an address.
    <form method="post" onSubmit={submit} className="grid gap-5">
      {refusal && <ErrorNote text={refusal[locale]} />}
      <Field label={texts.mail} name="mail" type="email" autoComplete="username" required maxLength={254} />
      <Field
        label={texts.password}
        name="password"
        type="password"
        autoComplete="current-password"
        required
        maxLength={200}
      />
      <Button type="submit" busy={busy} className="w-full">
        {busy ? texts.signingIn : texts.signIn}
      </Button>
    </form>
  );
}

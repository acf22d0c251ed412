"use client";
import type { Refusal } from "@kaimu/api";
import { type Login, refusalOfClient } from "@kaimu/site/client";
import { Button, Field, type Locale } from "@kaimu/ui";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { calls } from "../buying/calls.ts";
import { messagesOf } from "../messages/index.ts";

/** Signs in with a code sent to a phone; the first time makes the account. */
export function PhoneLogin({
  locale,
  onEnter,
  onRefused,
}: {
  locale: Locale;
  onEnter: (typed: Login) => Promise<void>;
  onRefused: (why: Refusal | null) => void;
}) {
  const t = messagesOf(locale).login;
  const [phone, setPhone] = useState("");
  const [code, setCode] = useState("");
  const [wrong, setWrong] = useState<"phone" | "code" | null>(null);
  const [busy, setBusy] = useState<"send" | "enter" | null>(null);
  const [sent, setSent] = useState(false);
  const [wait, setWait] = useState(0);
  const codeField = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (wait <= 0) return;
    const timer = setTimeout(() => setWait(wait - 1), 1_000);
    return () => clearTimeout(timer);
  }, [wait]);

  const goodPhone = /^1[3-9]\d{9}$/.test(phone);
  const send = async () => {
    if (!goodPhone) return setWrong("phone");
    setBusy("send");
    setWrong(null);
    onRefused(null);
    try {
      await calls.identity.sendCode.mutate({ phone });
      setSent(true);
      setWait(60);
      codeField.current?.focus();
    } catch (error) {
      const refusal = refusalOfClient(error);
      onRefused(refusal);
      if (refusal.code === "TOO_MANY_REQUESTS") setWait(Math.min(60, Number(refusal.facts?.retryAfterSeconds ?? 0)));
    }
    setBusy(null);
  };
  const enter = async (event: FormEvent) => {
    event.preventDefault();
    if (!goodPhone) return setWrong("phone");
    if (!/^\d{6}$/.test(code)) return setWrong("code");
    setBusy("enter");
    setWrong(null);
    await onEnter({ way: "phone-code", phone, code });
    setBusy(null);
  };
  const digits = (text: string) => text.replace(/\D/g, "");
  return (
    <form onSubmit={enter} noValidate className="grid gap-5">
      <Field
        label={t.phone}
        hint={t.phoneHint}
        error={wrong === "phone" ? t.badPhone : undefined}
        type="tel"
        inputMode="numeric"
        autoComplete="tel-national"
        maxLength={11}
        value={phone}
        onChange={(event) => setPhone(digits(event.target.value))}
      />
      <Field
        ref={codeField}
        label={t.code}
        hint={sent ? t.sent : t.codeHint}
        error={wrong === "code" ? t.badCode : undefined}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        value={code}
        onChange={(event) => setCode(digits(event.target.value))}
        after={
          <button
            type="button"
            onClick={send}
            disabled={busy !== null || wait > 0}
            className="tabular shrink-0 border-l border-line px-4 text-[0.9375rem] font-semibold text-accent hover:bg-sunk disabled:text-ink-3"
          >
            {wait > 0 ? t.resendIn(wait) : t.sendCode}
          </button>
        }
      />
      <Button type="submit" busy={busy === "enter"} disabled={busy !== null} className="min-h-12">
        {t.submit}
      </Button>
    </form>
  );
}

"use client";
import type { Refusal } from "@kaimu/api";
import { refusalOfClient } from "@kaimu/site/client";
import { Button, formatMoney, type Locale } from "@kaimu/ui";
import { type FormEvent, useId, useState } from "react";
import { messagesOf } from "../messages/index.ts";
import { calls } from "./calls.ts";

/** A coupon that the server has said something is taken off by. */
export interface ChosenCoupon {
  code: string;
  title: string;
  titleEn: string;
  offFen: number;
  totalFen: number;
}

/** What is held, as a coupon is tried on it. */
export type CouponOn = { performanceId: string } | { passId: string };

/** Where a coupon's code is typed: what it takes off is asked of the server, which decides again when the order is placed. */
export function CouponField({
  on,
  chosen,
  refused,
  onChange,
  locale,
}: {
  on: CouponOn;
  chosen: ChosenCoupon | null;
  /** What the placing of the order has refused it for. */
  refused: Refusal | undefined;
  onChange: (coupon: ChosenCoupon | null) => void;
  locale: Locale;
}) {
  const t = messagesOf(locale).coupon;
  const field = useId();
  const [code, setCode] = useState("");
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Refusal | "empty">();
  const shown = trouble ?? refused;

  async function tryOn(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    onChange(null);
    if (!code.trim()) return setTrouble("empty");
    setBusy(true);
    setTrouble(undefined);
    try {
      onChange({ code, ...(await calls.ordering.couponPreview.query({ code, ...on })) });
    } catch (error) {
      setTrouble(refusalOfClient(error));
    }
    setBusy(false);
  }

  if (chosen)
    return (
      <section
        aria-label={t.title}
        className="flex flex-wrap items-center justify-between gap-3 border-y border-line py-3"
      >
        <p role="status" className="text-good">
          {t.used(locale === "zh" ? chosen.title : chosen.titleEn, formatMoney(chosen.offFen))}
        </p>
        <Button tone="quiet" onClick={() => onChange(null)}>
          {t.takeOff}
        </Button>
        <p className="basis-full text-sm text-ink-3">{t.once}</p>
      </section>
    );
  return (
    <form onSubmit={tryOn} noValidate aria-label={t.title} className="grid gap-2 border-y border-line py-4">
      <label htmlFor={field} className="font-semibold">
        {t.title}
      </label>
      <span className="flex gap-2">
        <input
          id={field}
          value={code}
          maxLength={60}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          placeholder={t.code}
          aria-invalid={shown ? true : undefined}
          aria-describedby={shown ? `${field}-why` : undefined}
          onChange={(event) => {
            setTrouble(undefined);
            setCode(event.target.value);
          }}
          className="min-h-touch min-w-0 grow rounded-control border border-line-strong bg-sheet px-3 uppercase tabular placeholder:normal-case aria-invalid:border-bad md:max-w-64"
        />
        <Button type="submit" tone="quiet" busy={busy}>
          {t.apply}
        </Button>
      </span>
      {shown && (
        <p id={`${field}-why`} role="alert" className="text-bad">
          {shown === "empty" ? t.empty : sentenceOf(shown, locale)}
        </p>
      )}
    </form>
  );
}

function sentenceOf(refusal: Refusal, locale: Locale): string {
  const minimumFen = refusal.facts?.minimumFen;
  const more = typeof minimumFen === "number" ? messagesOf(locale).coupon.minimum(formatMoney(minimumFen)) : "";
  return [refusal[locale], more].filter(Boolean).join(locale === "zh" ? "" : " ");
}

"use client";

import type { CouponDraft } from "@kaimu/api";
import { Button, ErrorNote, Field, type Locale } from "@kaimu/ui";
import { type FormEvent, useRef, useState } from "react";
import { useChange } from "../../use-change.ts";
import { type CouponEntry, draftOf } from "./coupon-entry.ts";
import { couponWords } from "./words.ts";

const blank: CouponEntry = {
  ...{ title: "", titleEn: "", code: "", kind: "amount_off", amount: "", percent: "", cap: "", minimum: "0" },
  ...{ eventId: "", from: "", until: "", pieces: "100", perAccount: "1" },
};

/** A new coupon. Without `events` the event is named by its number. */
export function CouponForm(o: {
  events: { id: string; title: string }[] | null;
  create: (o: { couponId: string; draft: CouponDraft }) => Promise<unknown>;
  locale: Locale;
}) {
  const words = couponWords[o.locale];
  const [open, setOpen] = useState(false);
  const [entry, setEntry] = useState(blank);
  const [wrong, setWrong] = useState(false);
  // One id for each coupon: pressed again after a lost answer, it is the same one.
  const couponId = useRef("");
  const { change, busy, refusal } = useChange();
  const text = (
    name: Exclude<keyof CouponEntry, "kind">,
    label: string,
    more: { type?: string; hint?: string } = {},
  ) => (
    <Field
      className="content-start"
      label={label}
      value={entry[name]}
      onChange={(event) => {
        couponId.current = "";
        setEntry({ ...entry, [name]: event.target.value });
      }}
      {...more}
    />
  );

  async function create(event: FormEvent) {
    event.preventDefault();
    const draft = draftOf(entry);
    setWrong(!draft);
    if (!draft) return;
    couponId.current ||= crypto.randomUUID();
    let done = false;
    await change(async () => {
      await o.create({ couponId: couponId.current, draft });
      done = true;
    });
    if (!done) return;
    setOpen(false);
    setEntry(blank);
  }

  if (!open)
    return (
      <p className="pb-5">
        <Button onClick={() => setOpen(true)}>{words.make}</Button>
      </p>
    );
  return (
    <form
      onSubmit={create}
      noValidate
      aria-label={words.make}
      className="mb-6 grid gap-4 border border-line bg-sheet p-5"
    >
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {text("title", words.name)}
        {text("titleEn", words.nameEn)}
        {text("code", words.code, { hint: words.codeHint })}
        <Choice
          label={words.kind}
          value={entry.kind}
          options={Object.entries(words.kinds)}
          onChange={(kind) => setEntry({ ...entry, kind: kind as CouponEntry["kind"] })}
        />
        {entry.kind === "amount_off" ? (
          text("amount", words.amount)
        ) : (
          <>
            {text("percent", words.percent)}
            {text("cap", words.cap)}
          </>
        )}
        {text("minimum", words.minimum)}
        {o.events ? (
          <Choice
            label={words.event}
            value={entry.eventId}
            options={[["", words.allOwn], ...o.events.map(({ id, title }): [string, string] => [id, title])]}
            onChange={(eventId) => setEntry({ ...entry, eventId })}
          />
        ) : (
          text("eventId", words.eventId)
        )}
        {text("from", words.from, { type: "datetime-local" })}
        {text("until", words.until, { type: "datetime-local" })}
        {text("pieces", words.pieces)}
        {text("perAccount", words.perAccount)}
      </div>
      {(wrong || refusal) && <ErrorNote text={wrong ? words.wrong : (refusal?.[o.locale] ?? "")} />}
      <p className="flex flex-wrap gap-3">
        <Button type="submit" busy={busy}>
          {words.create}
        </Button>
        <Button tone="quiet" onClick={() => setOpen(false)}>
          {words.cancel}
        </Button>
      </p>
    </form>
  );
}

function Choice(o: { label: string; value: string; options: [string, string][]; onChange: (value: string) => void }) {
  return (
    <label className="grid content-start gap-1.5 text-sm font-semibold text-ink-2">
      {o.label}
      <select
        value={o.value}
        onChange={(event) => o.onChange(event.target.value)}
        className="min-h-12 w-full rounded-control border border-line-strong bg-sheet px-3 text-base font-normal text-ink"
      >
        {o.options.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

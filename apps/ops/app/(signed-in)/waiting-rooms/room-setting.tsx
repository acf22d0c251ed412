"use client";

import type { Refusal } from "@kaimu/api";
import { refusalOfClient } from "@kaimu/site/client";
import type { Locale } from "@kaimu/site/locale";
import { AskFirst } from "@kaimu/site/staff";
import { Button, ErrorNote, Field } from "@kaimu/ui";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { messages } from "../../../messages/index.ts";
import { count, momentOf } from "../say.ts";
import type { RoomSettings } from "../shapes.ts";
import { ops } from "../use-live.ts";
import { ModeChoice } from "./mode-choice.tsx";
import { bounds, faultsOf, formOf, type RoomFaults, type RoomForm, wantedOf } from "./room-form.ts";

/** A room's settings: how it opens, when, how fast, how long one has to come. Switching it off asks first, with the numbers it touches. */
export function RoomSetting({
  performanceId,
  settings,
  saleOpensAt,
  waiting,
  onDone,
  locale,
}: {
  performanceId: string;
  settings: RoomSettings | null;
  saleOpensAt: Date;
  waiting: number;
  onDone: () => void;
  locale: Locale;
}) {
  const words = messages[locale].rooms.settings;
  const [form, setForm] = useState(() => formOf(settings, saleOpensAt));
  const [faults, setFaults] = useState<RoomFaults>({});
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const element = useRef<HTMLFormElement>(null);
  // Set anew elsewhere, by another operator or beside the chart, it is shown as it is now.
  const known = JSON.stringify(formOf(settings, saleOpensAt));
  useEffect(() => setForm(JSON.parse(known) as RoomForm), [known]);
  const edit = (change: Partial<RoomForm>) => {
    setSaved(false);
    setForm({ ...form, ...change });
  };
  const asks = form.mode === "off" && settings !== null && settings.mode !== "off" && waiting > 0;

  async function save(event?: FormEvent) {
    event?.preventDefault();
    const wrong = faultsOf(form, saleOpensAt);
    setFaults(wrong);
    if (Object.keys(wrong).length > 0)
      return requestAnimationFrame(() => element.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
    setBusy(true);
    setRefusal(undefined);
    try {
      await ops.admission.setRoom.mutate(wantedOf(form, performanceId));
      setSaved(true);
      onDone();
    } catch (error) {
      setRefusal(refusalOfClient(error));
    }
    setBusy(false);
  }

  const field = (name: Exclude<keyof RoomForm, "mode">) => ({
    value: form[name],
    onChange: (event: { target: { value: string } }) => edit({ [name]: event.target.value }),
    error: faultText(name, faults, words),
  });
  const timed = form.mode === "scheduled" || form.mode === "on";
  return (
    <form ref={element} onSubmit={save} className="mt-8 grid max-w-4xl gap-5 border-t border-line pt-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 className="text-lg font-bold">{words.title}</h2>
        {settings && (
          <p className="tabular text-sm text-ink-2">
            {words.changed.replace("{time}", momentOf(settings.updatedAt, locale))}
          </p>
        )}
      </div>
      {refusal && <ErrorNote text={refusal[locale]} />}
      <ModeChoice mode={form.mode} onMode={(mode) => edit({ mode })} locale={locale} />
      {form.mode !== "off" && (
        <div className="grid items-start gap-5 sm:grid-cols-2">
          {timed && (
            <>
              <Field
                {...field("prequeueOpensAt")}
                type="datetime-local"
                label={words.prequeueOpensAt}
                hint={words.prequeueHint}
              />
              <Field
                {...field("opensAt")}
                type="datetime-local"
                label={words.opensAt}
                hint={words.opensHint.replace("{time}", momentOf(saleOpensAt, locale))}
              />
            </>
          )}
          {form.mode === "by_load" && (
            <Field {...field("loadPerMinute")} inputMode="numeric" label={words.loadPerMinute} />
          )}
          <Field {...field("ratePerMinute")} inputMode="numeric" label={words.rate} />
          <Field {...field("admitSeconds")} inputMode="numeric" label={words.admitSeconds} hint={words.admitHint} />
        </div>
      )}
      <div className="flex flex-wrap items-center gap-4">
        {asks ? (
          <AskFirst
            button={words.save}
            title={words.offAsk}
            text={words.offText.replace("{waiting}", count(waiting, locale))}
            yes={words.offAsk.replace(/[？?]$/, "")}
            no={words.back}
            busy={busy}
            error={refusal?.[locale]}
            onYes={() => void save()}
          />
        ) : (
          <Button type="submit" busy={busy} className="min-w-32">
            {words.save}
          </Button>
        )}
        <p role="status" className="text-sm text-good">
          {saved && words.saved}
        </p>
      </div>
    </form>
  );
}

function faultText(
  name: keyof RoomForm,
  faults: RoomFaults,
  words: { badNumber: string; badOrder: string },
): string | undefined {
  if (faults[name] === "order") return words.badOrder;
  if (faults[name] !== "number") return undefined;
  const [from, to] = bounds[name as keyof typeof bounds];
  return words.badNumber.replace("{from}", String(from)).replace("{to}", String(to));
}

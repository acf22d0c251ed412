"use client";

import type { Locale } from "@kaimu/site/locale";
import { type CallOffEntry, callOffFaults, emptyCallOff, useChange } from "@kaimu/site/staff";
import { Button, ErrorNote, formatMoney, Money } from "@kaimu/ui";
import { type FormEvent, useState } from "react";
import { messages } from "../../../../messages/index.ts";
import { admin } from "../admin-client.ts";
import { Choice, FormPart, focusFault, TextInput } from "../form-fields.tsx";
import type { Touched } from "../shapes.ts";

/** Cancels or postpones a performance: whom it touches, why, until when buyers choose, and the number typed that it touches. */
export function CallOffForm({
  performanceId,
  touched,
  locale,
}: {
  performanceId: string;
  touched: Touched;
  locale: Locale;
}) {
  const words = messages[locale].callOff;
  const [entry, setEntry] = useState(emptyCallOff);
  const [tried, setTried] = useState(false);
  const { change, busy, refusal } = useChange();
  const found = callOffFaults(entry, touched.orders);
  const faults = tried ? found : {};
  const said = { required: words.required, order: words.order, number: words.confirmWrong };
  const faultOf = (field: keyof typeof faults) => {
    const fault = faults[field];
    return fault && said[fault];
  };
  const set = (more: Partial<CallOffEntry>) => setEntry((before) => ({ ...before, ...more }));
  const postpones = entry.what === "postpone";

  function callOff(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setTried(true);
    if (Object.keys(found).length > 0) return focusFault(event.currentTarget);
    const { reason, reasonEn, choiceUntilLocal } = entry;
    const asked = { performanceId, reason, reasonEn, expectedOrders: touched.orders };
    const startsLocal = entry.dateKnown ? entry.startsLocal : null;
    return change(() =>
      postpones
        ? admin.calledOff.postpone.mutate({ ...asked, startsLocal, choiceUntilLocal })
        : admin.calledOff.cancel.mutate(asked),
    );
  }

  const field = (name: "startsLocal" | "choiceUntilLocal" | "reason" | "reasonEn" | "confirm", label: string) => ({
    ...{ label, value: entry[name], error: faultOf(name) },
    onText: (text: string) => set({ [name]: name.endsWith("Local") ? text.slice(0, 16) : text }),
  });
  return (
    <form onSubmit={callOff} noValidate className="grid max-w-4xl gap-5">
      <Touches touched={touched} locale={locale} />
      <FormPart title={words.what} lead={postpones ? words.postponeMeans : words.cancelMeans}>
        <div className="grid gap-4 md:grid-cols-2">
          <Choice label={words.what} value={entry.what} onText={(what) => set({ what: what as CallOffEntry["what"] })}>
            <option value="cancel">{words.cancel}</option>
            <option value="postpone">{words.postpone}</option>
          </Choice>
          {postpones && (
            <Choice
              label={words.dateTold}
              value={entry.dateKnown ? "known" : "later"}
              onText={(known) => set({ dateKnown: known === "known" })}
            >
              <option value="known">{words.dateKnown}</option>
              <option value="later">{words.dateToBeTold}</option>
            </Choice>
          )}
          {postpones && entry.dateKnown && (
            <TextInput type="datetime-local" hint={words.localHint} {...field("startsLocal", words.starts)} />
          )}
          {postpones && (
            <TextInput type="datetime-local" hint={words.localHint} {...field("choiceUntilLocal", words.choiceUntil)} />
          )}
          <TextInput maxLength={200} {...field("reason", words.reason)} />
          <TextInput maxLength={200} {...field("reasonEn", words.reasonEn)} />
        </div>
      </FormPart>
      <FormPart
        title={postpones ? words.ask.postpone : words.ask.cancel}
        lead={words.askText
          .replace("{orders}", String(touched.orders))
          .replace("{tickets}", String(touched.tickets))
          .replace("{money}", formatMoney(touched.fen))}
      >
        <TextInput
          inputMode="numeric"
          autoComplete="off"
          className="max-w-sm"
          {...field("confirm", words.confirm.replace("{n}", String(touched.orders)))}
        />
        {refusal && <ErrorNote text={refusal[locale]} />}
        <div>
          <Button type="submit" tone="danger" busy={busy} disabled={busy}>
            {postpones ? words.postponeYes : words.cancelYes}
          </Button>
        </div>
      </FormPart>
    </form>
  );
}

function Touches({ touched, locale }: { touched: Touched; locale: Locale }) {
  const words = messages[locale].callOff;
  const figure = (n: number) => n.toLocaleString("en-US");
  return (
    <dl className="tabular flex flex-wrap gap-x-10 gap-y-3 rounded-card border border-line bg-sheet p-5">
      {[
        [words.orders, figure(touched.orders)],
        [words.tickets, figure(touched.tickets)],
        [words.unpaid, figure(touched.unpaid)],
      ].map(([name, n]) => (
        <div key={name}>
          <dt className="text-sm text-ink-2">{name}</dt>
          <dd className="text-xl font-semibold">{n}</dd>
        </div>
      ))}
      <div>
        <dt className="text-sm text-ink-2">{words.money}</dt>
        <dd className="text-xl font-semibold">
          <Money fen={touched.fen} />
        </dd>
      </div>
    </dl>
  );
}

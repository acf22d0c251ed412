"use client";

import type { Locale } from "@kaimu/site/locale";
import { type CallOffEntry, callOffFaults, emptyCallOff, useChange } from "@kaimu/site/staff";
import { Button, ErrorNote, Field, formatMoney } from "@kaimu/ui";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { messages } from "../../../messages/index.ts";
import { count } from "../say.ts";
import type { Touched } from "../shapes.ts";
import { ops } from "../use-live.ts";

const ways = { cancel: "cancel", known: "known", later: "later" } as const;

/** Cancels or postpones a performance, with a reason and the number typed that it touches; leads to how far it is. */
export function CallOffForm(o: { performanceId: string; touched: Touched; locale: Locale }) {
  const { performanceId, touched, locale } = o;
  const words = messages[locale].calledOff.callOff;
  const router = useRouter();
  const [entry, setEntry] = useState(emptyCallOff);
  const [tried, setTried] = useState(false);
  const { change, busy, refusal } = useChange();
  const found = callOffFaults(entry, touched.orders);
  const postpones = entry.what === "postpone";
  const way = postpones ? (entry.dateKnown ? ways.known : ways.later) : ways.cancel;
  const set = (more: Partial<CallOffEntry>) => setEntry((before) => ({ ...before, ...more }));

  function callOff(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (Object.keys(found).length > 0) return;
    const { reason, reasonEn, choiceUntilLocal } = entry;
    const asked = { performanceId, reason, reasonEn, expectedOrders: touched.orders };
    const startsLocal = entry.dateKnown ? entry.startsLocal : null;
    return change(async () => {
      const { bulkReturnId } = postpones
        ? await ops.calledOff.postpone.mutate({ ...asked, startsLocal, choiceUntilLocal })
        : await ops.calledOff.cancel.mutate(asked);
      router.push(`/called-off/${bulkReturnId}`);
    });
  }

  const field = (name: keyof typeof found & keyof CallOffEntry, label: string) => ({
    ...{ label, value: entry[name] },
    error: tried && found[name] ? words[found[name]] : undefined,
    onChange: (event: { target: { value: string } }) =>
      set({ [name]: name.endsWith("Local") ? event.target.value.slice(0, 16) : event.target.value }),
  });
  const touches = words.touches
    .replace("{orders}", count(touched.orders, locale))
    .replace("{tickets}", count(touched.tickets, locale))
    .replace("{money}", formatMoney(touched.fen))
    .replace("{unpaid}", count(touched.unpaid, locale));
  return (
    <form onSubmit={callOff} noValidate className="grid max-w-3xl gap-5">
      <p className="tabular rounded-card border border-line bg-sheet p-4 text-lg font-semibold">{touches}</p>
      <label className="grid gap-1.5 text-sm font-semibold text-ink-2">
        {words.what}
        <select
          value={way}
          onChange={({ target }) =>
            set({ what: target.value === ways.cancel ? "cancel" : "postpone", dateKnown: target.value !== ways.later })
          }
          className="min-h-12 rounded-control border border-line-strong bg-sheet px-3 text-base text-ink"
        >
          {Object.values(ways).map((one) => (
            <option key={one} value={one}>
              {words[one]}
            </option>
          ))}
        </select>
      </label>
      {postpones && (
        <div className="grid gap-5 sm:grid-cols-2">
          {entry.dateKnown && <Field type="datetime-local" {...field("startsLocal", words.starts)} />}
          <Field type="datetime-local" {...field("choiceUntilLocal", words.until)} />
        </div>
      )}
      <Field maxLength={200} {...field("reason", words.reason)} />
      <Field maxLength={200} {...field("reasonEn", words.reasonEn)} />
      <Field
        inputMode="numeric"
        autoComplete="off"
        {...field("confirm", words.confirm.replace("{n}", String(touched.orders)))}
      />
      {refusal && <ErrorNote text={refusal[locale]} />}
      <div>
        <Button type="submit" tone="danger" busy={busy} disabled={busy}>
          {postpones ? words.yes.postpone : words.yes.cancel}
        </Button>
      </div>
    </form>
  );
}

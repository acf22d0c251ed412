"use client";

import type { Refusal } from "@kaimu/api";
import { refusalOfClient } from "@kaimu/site/client";
import type { Locale } from "@kaimu/site/locale";
import { Button, ErrorNote, formatMoney, formatShowTime } from "@kaimu/ui";
import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { messages } from "../../../../messages/index.ts";
import { admin } from "../admin-client.ts";
import { Choice, FormPart, focusFault, TextInput } from "../form-fields.tsx";
import type { OwnPerformance } from "../shapes.ts";
import { aloneFen, emptyPass, type PassEntry, passDraftOf, passFaults } from "./pass-entry.ts";

/** A new pass: what it is called and costs, which performances it is for, and when it is sold. */
export function PassForm(o: {
  eventId: string;
  /** Chosen by the page, so that pressing twice makes one. */
  passId: string;
  /** Those on sale. */
  performances: OwnPerformance[];
  locale: Locale;
}) {
  const router = useRouter();
  const texts = messages[o.locale].shows;
  const words = texts.passes;
  const [entry, setEntry] = useState(emptyPass);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [drawing, startDrawing] = useTransition();
  const [refusal, setRefusal] = useState<Refusal>();
  const alone = aloneFen(entry, o.performances);
  const faults = tried ? passFaults(entry, o.performances) : {};
  const faultOf = (field: keyof typeof faults) => {
    const fault = faults[field];
    if (fault === undefined) return undefined;
    return fault === "required" ? texts.required : words.errors[fault].replace("{sum}", formatMoney(alone));
  };
  const change = (more: Partial<PassEntry>) => setEntry((before) => ({ ...before, ...more }));

  async function make(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setTried(true);
    if (Object.keys(passFaults(entry, o.performances)).length > 0) return focusFault(event.currentTarget);
    setBusy(true);
    setRefusal(undefined);
    try {
      const { eventId, passId } = o;
      await admin.catalogue.createPass.mutate({ eventId, passId, draft: passDraftOf(entry) });
      setEntry(emptyPass);
      setTried(false);
      startDrawing(() => router.refresh());
    } catch (error) {
      setRefusal(refusalOfClient(error));
    }
    setBusy(false);
  }

  const field = (name: "name" | "nameEn" | "yuan", label: string) => ({
    ...{ label, value: entry[name], error: faultOf(name) },
    onText: (text: string) => change({ [name]: text }),
  });
  const chosen = Object.keys(entry.tierOf).length;
  return (
    <form onSubmit={make} noValidate className="grid max-w-4xl gap-5">
      <FormPart title={words.newTitle}>
        <div className="grid gap-4 md:grid-cols-3">
          <TextInput maxLength={60} {...field("name", words.nameZh)} />
          <TextInput maxLength={80} {...field("nameEn", words.nameEn)} />
          <TextInput inputMode="decimal" {...field("yuan", words.priceYuan)} />
        </div>
        <div className="grid gap-4 md:grid-cols-3">
          {(["opensLocal", "closesLocal"] as const).map((name) => (
            <TextInput
              key={name}
              type="datetime-local"
              label={name === "opensLocal" ? words.opens : words.closes}
              value={entry[name]}
              error={name === "closesLocal" ? faultOf(name) : undefined}
              hint={name === "opensLocal" ? words.localHint : undefined}
              onText={(text) => change({ [name]: text.slice(0, 16) })}
            />
          ))}
        </div>
      </FormPart>
      <FormPart title={words.parts} lead={words.partsLead}>
        <div className="grid gap-3 md:grid-cols-2">
          {o.performances.map(({ id, startsAt, timeZone, tiers }, at) => (
            <Choice
              key={id}
              label={formatShowTime({ at: startsAt, timeZone, locale: o.locale })}
              value={entry.tierOf[id] ?? ""}
              error={at === 0 ? faultOf("parts") : undefined}
              onText={(code) => {
                const { [id]: _, ...others } = entry.tierOf;
                change({ tierOf: code ? { ...others, [id]: code } : others });
              }}
            >
              <option value="">{words.notIn}</option>
              {tiers.map((tier) => (
                <option key={tier.code} value={tier.code}>
                  {o.locale === "zh" ? tier.name : tier.nameEn} {formatMoney(tier.priceFen)}
                </option>
              ))}
            </Choice>
          ))}
        </div>
        {chosen > 0 && (
          <p className="tabular text-ink-2" aria-live="polite">
            {words.alone.replace("{n}", String(chosen)).replace("{sum}", formatMoney(alone))}
          </p>
        )}
      </FormPart>
      {refusal && <ErrorNote text={refusal[o.locale]} />}
      {Object.keys(faults).length > 0 && <ErrorNote text={words.errors.fix} />}
      <div>
        <Button type="submit" busy={busy || drawing} disabled={busy || drawing}>
          {words.make}
        </Button>
      </div>
    </form>
  );
}

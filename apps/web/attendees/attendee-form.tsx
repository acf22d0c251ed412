"use client";
import { refusalOfClient, refusalOfCode } from "@kaimu/site/client";
import { Button, ErrorNote, Field, Icon, type Locale } from "@kaimu/ui";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { calls } from "../buying/calls.ts";
import { messagesOf } from "../messages/index.ts";
import type { AttendeeCard } from "../reading/answers.ts";

type DocumentKind = AttendeeCard["documentKind"];
const kinds: DocumentKind[] = ["resident_id", "residence_permit", "passport", "mainland_travel_permit"];
const aboutNumber: string[] = ["DOCUMENT_INVALID", "ATTENDEE_KNOWN"];

/** Adds a person to those the account keeps. What is wrong is said at its field; why the document is asked for, below. */
export function AttendeeForm({
  locale,
  onAdded,
  onCancel,
}: {
  locale: Locale;
  onAdded: (person: AttendeeCard) => void;
  onCancel?: () => void;
}) {
  const t = messagesOf(locale).attendees;
  const title = useId();
  const form = useRef<HTMLFormElement>(null);
  const [kind, setKind] = useState<DocumentKind>("resident_id");
  const [wrong, setWrong] = useState<{ name?: string; number?: string; form?: string }>({});
  const [busy, setBusy] = useState(false);
  useEffect(() => form.current?.querySelector("input")?.focus({ preventScroll: true }), []);

  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const [name, documentNumber] = [String(data.get("name")).trim(), String(data.get("number")).trim()];
    if (!name || !documentNumber) {
      setWrong({ ...(name ? {} : { name: t.badName }), ...(documentNumber ? {} : { number: t.badNumber }) });
      form.current?.querySelector<HTMLInputElement>(name ? "[name=number]" : "[name=name]")?.focus();
      return;
    }
    setBusy(true);
    setWrong({});
    try {
      onAdded(await calls.identity.addAttendee.mutate({ name, documentKind: kind, documentNumber }));
    } catch (error) {
      const told = refusalOfClient(error);
      // The name has been looked at here, so it is the number that cannot be one.
      const refusal = told.code === "BAD_INPUT" ? refusalOfCode("DOCUMENT_INVALID") : told;
      setWrong(aboutNumber.includes(refusal.code) ? { number: refusal[locale] } : { form: refusal[locale] });
    }
    setBusy(false);
  };

  return (
    <form
      ref={form}
      onSubmit={add}
      noValidate
      aria-labelledby={title}
      className="grid max-w-xl gap-4 rounded-card bg-sheet p-5 ring-1 ring-line"
    >
      <h3 id={title} className="text-lg font-bold">
        {t.addTitle}
      </h3>
      {wrong.form && <ErrorNote text={wrong.form} />}
      <Field label={t.name} name="name" autoComplete="off" maxLength={60} hint={t.nameHint} error={wrong.name} />
      <KindPick kind={kind} onPick={setKind} locale={locale} />
      <Field
        label={t.number}
        name="number"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={30}
        hint={t.numberHints[kind]}
        error={wrong.number}
      />
      <p className="flex gap-2 text-sm text-ink-3">
        <Icon name="shield" size={18} className="mt-0.5 shrink-0" />
        {t.privacy}
      </p>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={busy}>
          {t.save}
        </Button>
        {onCancel && (
          <Button tone="plain" onClick={onCancel} disabled={busy}>
            {t.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}

function KindPick({
  kind,
  onPick,
  locale,
}: {
  kind: DocumentKind;
  onPick: (kind: DocumentKind) => void;
  locale: Locale;
}) {
  const t = messagesOf(locale).attendees;
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-semibold text-ink-2">
        {t.kind}
      </label>
      <select
        id={id}
        value={kind}
        onChange={(event) => onPick(event.target.value as DocumentKind)}
        className="min-h-12 w-full rounded-control border border-line-strong bg-sheet px-3 text-base"
      >
        {kinds.map((one) => (
          <option key={one} value={one}>
            {t.kinds[one]}
          </option>
        ))}
      </select>
    </div>
  );
}

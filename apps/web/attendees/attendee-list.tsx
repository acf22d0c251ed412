"use client";
import { refusalOfClient } from "@kaimu/site/client";
import { Button, EmptyState, ErrorNote, Icon, type Locale } from "@kaimu/ui";
import { useState } from "react";
import { calls } from "../buying/calls.ts";
import { messagesOf } from "../messages/index.ts";
import type { AttendeeCard } from "../reading/answers.ts";
import { AttendeeForm } from "./attendee-form.tsx";

/** The people an account keeps: seen masked, added, removed after one question. */
export function AttendeeList({ people: first, locale }: { people: AttendeeCard[]; locale: Locale }) {
  const t = messagesOf(locale).attendees;
  const [people, setPeople] = useState(first);
  const [adding, setAdding] = useState(false);
  const [asking, setAsking] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);

  const added = (person: AttendeeCard) => {
    setPeople((before) => [...before, person]);
    setAdding(false);
  };
  const remove = async (attendeeId: string) => {
    setFailed(null);
    try {
      await calls.identity.removeAttendee.mutate({ attendeeId });
    } catch (error) {
      const refusal = refusalOfClient(error);
      // Removed on another page already: that is what was wanted.
      if (refusal.code !== "NOT_FOUND") return setFailed(refusal[locale]);
    }
    setPeople((before) => before.filter((person) => person.id !== attendeeId));
    setAsking(null);
  };

  return (
    <div className="grid gap-5">
      {failed && <ErrorNote text={failed} />}
      {people.length === 0 && !adding && (
        <EmptyState icon="person" title={t.empty} text={t.emptyText}>
          <Button onClick={() => setAdding(true)}>{t.add}</Button>
        </EmptyState>
      )}
      {people.length > 0 && (
        <ul className="divide-y divide-line border-y border-line">
          {people.map((person) => (
            <li key={person.id} className="grid gap-3 py-4">
              <OnePerson person={person} locale={locale} onRemove={() => setAsking(person.id)} />
              {asking === person.id && (
                <RemoveAsk
                  name={person.name}
                  locale={locale}
                  onYes={() => remove(person.id)}
                  onNo={() => setAsking(null)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {adding && <AttendeeForm locale={locale} onAdded={added} onCancel={() => setAdding(false)} />}
      {!adding && people.length > 0 && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button onClick={() => setAdding(true)}>
            <Icon name="plus" /> {t.add}
          </Button>
          <span className="tabular text-sm text-ink-3">{t.kept(people.length)}</span>
        </div>
      )}
      {!adding && (
        <p className="flex gap-2 text-sm text-ink-3">
          <Icon name="shield" size={18} className="mt-0.5 shrink-0" />
          {t.privacy}
        </p>
      )}
    </div>
  );
}

function OnePerson({ person, locale, onRemove }: { person: AttendeeCard; locale: Locale; onRemove: () => void }) {
  const t = messagesOf(locale).attendees;
  return (
    <div className="flex items-center gap-4">
      <span className="grid size-11 shrink-0 place-items-center rounded-full bg-sunk text-ink-2">
        <Icon name="person" />
      </span>
      <div className="min-w-0 grow">
        <p className="font-semibold">{person.name}</p>
        <p className="tabular break-all text-sm text-ink-2">
          {t.kinds[person.documentKind]} {person.document}
        </p>
      </div>
      <button
        type="button"
        aria-label={t.removeOf(person.name)}
        onClick={onRemove}
        className="min-h-touch shrink-0 rounded-control px-3 text-sm text-ink-2 hover:bg-sunk hover:text-bad"
      >
        {t.remove}
      </button>
    </div>
  );
}

function RemoveAsk({
  name,
  locale,
  onYes,
  onNo,
}: {
  name: string;
  locale: Locale;
  onYes: () => Promise<void>;
  onNo: () => void;
}) {
  const t = messagesOf(locale).attendees;
  const [busy, setBusy] = useState(false);
  const yes = async () => {
    setBusy(true);
    await onYes();
    setBusy(false);
  };
  return (
    <div role="alert" className="flex flex-wrap items-center gap-3 rounded-control bg-sunk px-4 py-3">
      <p className="grow">{t.removeAsk(name)}</p>
      <Button tone="danger" onClick={yes} busy={busy}>
        {t.removeYes}
      </Button>
      <Button tone="quiet" onClick={onNo} disabled={busy}>
        {t.removeNo}
      </Button>
    </div>
  );
}

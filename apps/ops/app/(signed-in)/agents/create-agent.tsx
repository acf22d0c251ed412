"use client";

import type { Locale } from "@kaimu/site/locale";
import { useChange } from "@kaimu/site/staff";
import { Button, ErrorNote, Field } from "@kaimu/ui";
import { type FormEvent, useState } from "react";
import { messages } from "../../../messages/index.ts";
import { ops } from "../use-live.ts";

const fields = ["name", "nameEn", "person", "mail"] as const;

/** Creates an agent with its first member, and tells that one's password once. */
export function CreateAgent({ locale }: { locale: Locale }) {
  const words = messages[locale].agents;
  const { change, busy, refusal } = useChange();
  const [made, setMade] = useState<{ password: string | null }>();
  // The same form sent twice is one agent.
  const [agentId, setAgentId] = useState(() => crypto.randomUUID());

  async function create(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const [name = "", nameEn = "", person = "", mail = ""] = fields.map((field) =>
      String(new FormData(form).get(field)).trim(),
    );
    setMade(undefined);
    await change(async () => {
      setMade(await ops.agency.create.mutate({ agentId, name, nameEn, person, mail }));
      setAgentId(crypto.randomUUID());
      form.reset();
    });
  }

  return (
    <details className="mb-6 border border-line bg-sheet p-4">
      <summary className="min-h-touch cursor-pointer content-center font-semibold">{words.create}</summary>
      <form onSubmit={create} className="grid max-w-2xl gap-3 pt-3 sm:grid-cols-2">
        {fields.map((field) => (
          <Field
            key={field}
            label={words[field]}
            name={field}
            type={field === "mail" ? "email" : "text"}
            required
            maxLength={field === "name" ? 80 : field === "person" ? 60 : 120}
          />
        ))}
        <div className="grid gap-3 sm:col-span-2">
          {refusal && <ErrorNote text={refusal[locale]} />}
          <p role="status">
            {made && (
              <>
                {words.done} {made.password ? words.password : words.known}{" "}
                {made.password && <code className="font-mono font-semibold select-all">{made.password}</code>}
              </>
            )}
          </p>
          <div>
            <Button type="submit" tone="quiet" busy={busy}>
              {words.create}
            </Button>
          </div>
        </div>
      </form>
    </details>
  );
}

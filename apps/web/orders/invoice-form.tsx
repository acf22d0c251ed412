"use client";
import { useChange } from "@kaimu/site/use-change";
import { Button, ErrorNote, Field, type Locale, Money } from "@kaimu/ui";
import { type FormEvent, useId, useRef, useState } from "react";
import type { calls } from "../buying/calls.ts";
import { OverPage } from "../frame/over-page.tsx";
import { messagesOf } from "../messages/index.ts";

const kinds = ["individual", "company"] as const;
type Asked = Parameters<typeof calls.invoice.ask.mutate>[0];

/** To whom an invoice is made out, and where it goes, as the form asks for it. */
export type InvoiceWish = Pick<Asked, "clientKey" | "buyer" | "mail">;

/** What the form begins with: what was refused before, to be corrected. */
export interface InvoiceStart {
  kind: (typeof kinds)[number];
  title: string;
  taxNumber: string | null;
  mail: string | null;
}

/** A button that opens the form of an invoice, and hands it in under one key however often it is pressed. */
export function InvoiceForm(o: {
  button: string;
  amountFen: number;
  start?: InvoiceStart;
  send(wish: InvoiceWish): Promise<unknown>;
  locale: Locale;
}) {
  const { button, start, locale } = o;
  const t = messagesOf(locale).invoices;
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const key = useRef("");
  const [kind, setKind] = useState(start?.kind ?? "individual");
  const { change, busy, refusal, forget } = useChange();
  const titleOf = (one: typeof kind) => (start?.kind === one ? start.title : undefined);

  const open = () => {
    key.current = crypto.randomUUID();
    forget();
    dialog.current?.showModal();
  };
  const handIn = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const title = text("title");
    const buyer = kind === "company" ? { kind, title, taxNumber: text("taxNumber") } : { kind, title };
    const refused = await change(() => o.send({ clientKey: key.current, buyer, mail: text("mail") }));
    if (!refused) dialog.current?.close();
    // What was refused was not written; with other words it is another request.
    if (refused?.code === "KEY_REUSED") key.current = crypto.randomUUID();
  };

  return (
    <>
      <Button tone="quiet" onClick={open}>
        {button}
      </Button>
      <OverPage dialog={dialog} title={heading}>
        <form onSubmit={handIn} className="grid gap-4">
          <h2 id={heading} className="text-lg font-bold">
            {button}
          </h2>
          <fieldset className="flex flex-wrap gap-x-6">
            <legend className="sr-only">{t.kind}</legend>
            {kinds.map((one) => (
              <label key={one} className="flex min-h-touch items-center gap-2">
                <input
                  type="radio"
                  name="kind"
                  checked={kind === one}
                  onChange={() => setKind(one)}
                  className="size-5 accent-accent"
                />
                {t.kinds[one]}
              </label>
            ))}
          </fieldset>
          {kind === "individual" ? (
            <Field
              key="person"
              label={t.person}
              name="title"
              defaultValue={titleOf("individual")}
              maxLength={100}
              autoComplete="name"
            />
          ) : (
            <>
              <Field
                key="company"
                label={t.company}
                name="title"
                defaultValue={titleOf("company")}
                minLength={2}
                maxLength={100}
                autoComplete="organization"
                required
              />
              <Field
                label={t.companyTaxNumber}
                name="taxNumber"
                defaultValue={start?.taxNumber ?? undefined}
                maxLength={40}
                autoComplete="off"
                autoCapitalize="characters"
                error={refusal?.code === "TAX_NUMBER_INVALID" ? refusal[locale] : undefined}
                required
              />
            </>
          )}
          <Field
            label={t.mail}
            name="mail"
            type="email"
            defaultValue={start?.mail ?? undefined}
            maxLength={120}
            autoComplete="email"
            required
          />
          <p className="flex items-baseline justify-between gap-4 border-t border-line pt-3 text-lg font-bold">
            <span>{t.sum}</span>
            <Money fen={o.amountFen} />
          </p>
          {refusal && refusal.code !== "TAX_NUMBER_INVALID" && <ErrorNote text={refusal[locale]} />}
          <div className="flex flex-wrap justify-end gap-3">
            <Button tone="quiet" onClick={() => dialog.current?.close()} disabled={busy}>
              {t.notNow}
            </Button>
            <Button type="submit" busy={busy}>
              {t.submit}
            </Button>
          </div>
        </form>
      </OverPage>
    </>
  );
}

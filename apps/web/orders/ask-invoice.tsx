"use client";
import type { Refusal } from "@kaimu/api";
import { refusalOfClient } from "@kaimu/site/client";
import { Button, ErrorNote, Field, type Locale, Money } from "@kaimu/ui";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useRef, useState } from "react";
import { calls } from "../buying/calls.ts";
import { OverPage } from "../frame/over-page.tsx";
import { messagesOf } from "../messages/index.ts";

const kinds = ["individual", "company"] as const;

/** Asks for an invoice: to whom it is made out, and where it goes. */
export function AskInvoice({ orderId, amountFen, locale }: { orderId: string; amountFen: number; locale: Locale }) {
  const t = messagesOf(locale).invoices;
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const key = useRef("");
  const [kind, setKind] = useState<(typeof kinds)[number]>("individual");
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();

  const open = () => {
    key.current = crypto.randomUUID();
    setRefusal(undefined);
    dialog.current?.showModal();
  };
  const ask = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    setBusy(true);
    setRefusal(undefined);
    try {
      const title = text("title");
      await calls.invoice.ask.mutate({
        ...{ orderId, clientKey: key.current, mail: text("mail") },
        buyer: kind === "company" ? { kind, title, taxNumber: text("taxNumber") } : { kind, title },
      });
      dialog.current?.close();
    } catch (error) {
      const why = refusalOfClient(error);
      setRefusal(why);
      // What was refused was not written; with other words it is another request.
      if (why.code === "KEY_REUSED") key.current = crypto.randomUUID();
    }
    setBusy(false);
    router.refresh();
  };

  return (
    <>
      <Button tone="quiet" onClick={open}>
        {t.ask}
      </Button>
      <OverPage dialog={dialog} title={heading}>
        <form onSubmit={ask} className="grid gap-4">
          <h2 id={heading} className="text-lg font-bold">
            {t.ask}
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
            <Field key="person" label={t.person} name="title" maxLength={100} autoComplete="name" />
          ) : (
            <>
              <Field
                key="company"
                label={t.company}
                name="title"
                minLength={2}
                maxLength={100}
                autoComplete="organization"
                required
              />
              <Field
                label={t.companyTaxNumber}
                name="taxNumber"
                maxLength={40}
                autoComplete="off"
                autoCapitalize="characters"
                error={refusal?.code === "TAX_NUMBER_INVALID" ? refusal[locale] : undefined}
                required
              />
            </>
          )}
          <Field label={t.mail} name="mail" type="email" maxLength={120} autoComplete="email" required />
          <p className="flex items-baseline justify-between gap-4 border-t border-line pt-3 text-lg font-bold">
            <span>{t.sum}</span>
            <Money fen={amountFen} />
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

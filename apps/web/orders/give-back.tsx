"use client";
import { useChange } from "@kaimu/site/use-change";
import { Button, ErrorNote, formatMoney, type Locale, Money } from "@kaimu/ui";
import { useId, useRef, useState } from "react";
import { calls } from "../buying/calls.ts";
import { OverPage } from "../frame/over-page.tsx";
import { messagesOf } from "../messages/index.ts";
import type { Quote } from "../reading/answers.ts";

type Ticket = Quote["lines"][number] & { place: string };

/** Chooses tickets to give back, shows what is kept and what returns, and does it after that one question. */
export function GiveBack(o: {
  orderId: string;
  tickets: Ticket[];
  /** What is left of the payment. */
  mostBackFen: number;
  wholeOrderOnly: boolean;
  /** Until when this is so and what comes then, in words. */
  terms: string[];
  locale: Locale;
}) {
  const t = messagesOf(o.locale).returns;
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const key = useRef("");
  const returnable = o.tickets.filter((ticket) => ticket.no === null);
  const all = returnable.map(({ lineId }) => lineId);
  const [chosen, setChosen] = useState<string[]>(all);
  const { change, busy, refusal, forget } = useChange();
  const picked = returnable.filter(({ lineId }) => chosen.includes(lineId));
  const sum = (of: "amountFen" | "keptFen" | "backFen") => picked.reduce((fen, ticket) => fen + ticket[of], 0);

  const backFen = Math.min(sum("backFen"), o.mostBackFen);
  // Goodwill that was given before counts towards what comes back.
  const hadFen = sum("backFen") - backFen;

  const open = () => {
    // One key for each question: pressed again after a lost answer, it is the same refund.
    key.current = crypto.randomUUID();
    setChosen(all);
    forget();
    dialog.current?.showModal();
  };
  const choose = (ticket: Ticket, on: boolean) => {
    const lineIds = togetherWith(ticket, returnable).map(({ lineId }) => lineId);
    setChosen((before) => [...before.filter((id) => !lineIds.includes(id)), ...(on ? lineIds : [])]);
  };
  const giveBack = async () => {
    const refused = await change(() =>
      calls.refund.request.mutate({
        ...{ orderId: o.orderId, lineIds: picked.map(({ lineId }) => lineId) },
        ...{ clientKey: key.current, expectedBackFen: backFen },
      }),
    );
    if (!refused) dialog.current?.close();
  };

  return (
    <>
      <Button tone="quiet" onClick={open}>
        {t.ask}
      </Button>
      <OverPage dialog={dialog} title={title}>
        <h2 id={title} className="text-lg font-bold">
          {t.choose}
        </h2>
        <ul className="mt-3 divide-y divide-line border-y border-line">
          {o.tickets.map((ticket) => (
            <li key={ticket.lineId}>
              <label className="flex min-h-touch flex-wrap items-center gap-x-3 py-2">
                <input
                  type="checkbox"
                  checked={chosen.includes(ticket.lineId)}
                  disabled={ticket.no !== null || o.wholeOrderOnly || busy}
                  onChange={(event) => choose(ticket, event.target.checked)}
                  className="size-5 accent-accent"
                />
                <span className="tabular grow">{ticket.place}</span>
                {ticket.no ? (
                  <span className="text-sm text-ink-3">{t.no[ticket.no]}</span>
                ) : (
                  <Money fen={ticket.amountFen} />
                )}
              </label>
            </li>
          ))}
        </ul>
        <dl className="mt-3 grid gap-1 [&>div]:flex [&>div]:justify-between [&>div]:gap-4">
          <div className="text-ink-2">
            <dt>{t.price}</dt>
            <dd>
              <Money fen={sum("amountFen")} />
            </dd>
          </div>
          <div className="text-ink-2">
            <dt>{t.kept}</dt>
            <dd>
              <Money fen={-sum("keptFen")} />
            </dd>
          </div>
          {hadFen > 0 && (
            <div className="text-ink-2">
              <dt>{t.had}</dt>
              <dd>
                <Money fen={-hadFen} />
              </dd>
            </div>
          )}
          <div className="text-lg font-bold">
            <dt>{t.back}</dt>
            <dd>
              <Money fen={backFen} />
            </dd>
          </div>
        </dl>
        <ul className="mt-3 grid gap-1 text-sm text-ink-2">
          {[...o.terms, ...(o.tickets.some((ticket) => ticket.partOf) ? [t.wholePieces] : []), t.dialogText].map(
            (text) => (
              <li key={text}>{text}</li>
            ),
          )}
        </ul>
        {refusal && (
          <div className="pt-4">
            <ErrorNote text={refusal[o.locale]} />
          </div>
        )}
        <div className="mt-6 flex flex-wrap justify-end gap-3">
          <Button tone="quiet" onClick={() => dialog.current?.close()} disabled={busy}>
            {t.notNow}
          </Button>
          <Button tone="danger" onClick={giveBack} busy={busy} disabled={picked.length === 0}>
            {t.yes(formatMoney(backFen))}
          </Button>
        </div>
      </OverPage>
    </>
  );
}

/** A ticket with those it was sold together with. Where the order has several such bundles which belong together is the buyer's to say. */
function togetherWith(ticket: Ticket, all: Ticket[]): Ticket[] {
  const { partOf } = ticket;
  if (!partOf) return [ticket];
  const same = all.filter((one) => one.partOf?.offerId === partOf.offerId);
  return same.length === partOf.tickets ? same : [ticket];
}

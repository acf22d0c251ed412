"use client";
import { useChange } from "@kaimu/site/use-change";
import { Button, ErrorNote, formatMoney, type Locale } from "@kaimu/ui";
import { calls } from "../buying/calls.ts";
import { AskFirst } from "../frame/ask-first.tsx";
import { messagesOf } from "../messages/index.ts";

/** The buyer of a postponed performance keeps his tickets, or has his money back after one question. */
export function KeepOrRefund(o: {
  orderId: string;
  performanceId: string;
  backFen: number;
  /** He has said that he keeps. */
  kept: boolean;
  locale: Locale;
}) {
  const t = messagesOf(o.locale).calledOff;
  const { change, busy, refusal } = useChange();
  const { orderId, performanceId } = o;
  const sum = formatMoney(o.backFen);

  const choose = (choice: "keep" | "refund") => calls.calledOff.choose.mutate({ orderId, performanceId, choice });

  return (
    <div className="grid gap-3 pt-2">
      <div className="flex flex-wrap items-center gap-x-8 gap-y-2">
        {!o.kept && (
          <Button onClick={() => change(() => choose("keep"))} busy={busy}>
            {t.keep}
          </Button>
        )}
        <span className={o.kept ? "" : "pl-5"}>
          <AskFirst
            name={t.refund(sum)}
            ask={`${t.refundAsk(sum)} ${t.refundText}`}
            yes={t.refund(sum)}
            no={t.notNow}
            onYes={() => choose("refund")}
            locale={o.locale}
          />
        </span>
      </div>
      {refusal && <ErrorNote text={refusal[o.locale]} />}
    </div>
  );
}

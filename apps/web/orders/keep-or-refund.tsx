"use client";
import type { Refusal } from "@kaimu/api";
import { refusalOfClient } from "@kaimu/site/client";
import { Button, ErrorNote, formatMoney, type Locale } from "@kaimu/ui";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
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
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [drawing, startDrawing] = useTransition();
  const [refusal, setRefusal] = useState<Refusal>();
  const { orderId, performanceId } = o;
  const sum = formatMoney(o.backFen);

  const choose = async (choice: "keep" | "refund") => {
    await calls.calledOff.choose.mutate({ orderId, performanceId, choice });
    startDrawing(() => router.refresh());
  };
  const keep = async () => {
    setBusy(true);
    setRefusal(undefined);
    await choose("keep").catch((error) => setRefusal(refusalOfClient(error)));
    setBusy(false);
  };

  return (
    <div className="grid gap-3 pt-2">
      <div className="flex flex-wrap items-center gap-x-8 gap-y-2">
        {!o.kept && (
          <Button onClick={keep} busy={busy || drawing}>
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

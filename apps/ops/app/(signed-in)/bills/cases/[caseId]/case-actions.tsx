"use client";

import type { Locale } from "@kaimu/site/locale";
import { AskFirst, useChange } from "@kaimu/site/staff";
import { formatMoney } from "@kaimu/ui";
import { messages } from "../../../../../messages/index.ts";
import type { BillCase } from "../../../shapes.ts";
import { ops } from "../../../use-live.ts";
import { ResolveForm } from "./resolve-form.tsx";

/** What an operator can do about an open difference. */
export function CaseActions({ found, locale }: { found: BillCase; locale: Locale }) {
  const words = messages[locale].bills;
  const asking = useChange();
  const returning = useChange();
  const caseId = found.id;
  const amountFen = found.billFen ?? 0;
  const shared = { no: words.cancel, about: found.number };
  const under = found.returnState === "requested";
  return (
    <section className="grid content-start gap-4">
      <h2 className="text-lg font-bold">{words.actions}</h2>
      <div className="flex flex-wrap gap-3">
        <AskFirst
          {...shared}
          button={words.ask}
          tone="quiet"
          title={words.askAsk.replace("{number}", found.outTradeNo)}
          text={words.askText}
          yes={words.ask}
          busy={asking.busy}
          error={asking.refusal?.[locale]}
          onYes={() => asking.change(() => ops.bill.ask.mutate({ caseId }))}
        />
        {found.what === "payment_not_ours" && !under && (
          <AskFirst
            {...shared}
            button={words.giveBack}
            title={words.giveBackAsk.replace("{amount}", formatMoney(amountFen))}
            text={words.giveBackText}
            yes={words.giveBack}
            busy={returning.busy}
            error={returning.refusal?.[locale]}
            onYes={() => returning.change(() => ops.bill.giveBack.mutate({ caseId, expectedFen: amountFen }))}
          />
        )}
      </div>
      {under ? (
        <p role="status" className="text-warn">
          {words.returning}
        </p>
      ) : (
        <ResolveForm caseId={caseId} amountFen={found.billFen ?? found.ourFen ?? 0} locale={locale} />
      )}
    </section>
  );
}

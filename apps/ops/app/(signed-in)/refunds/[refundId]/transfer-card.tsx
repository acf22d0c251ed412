import type { Locale } from "@kaimu/site/locale";
import { messages } from "../../../../messages/index.ts";
import { momentOf } from "../../say.ts";
import type { RefundPage } from "../../shapes.ts";
import { StatusWord } from "../../status-word.tsx";
import { DecideTransfer } from "./decide-transfer.tsx";
import { ShowPayee } from "./show-payee.tsx";

/** A transfer of a refund: to whom, masked; who recorded it and who said that it was sent; and what is left to do. */
export function TransferCard(o: { transfer: RefundPage["transfers"][number]; amountFen: number; locale: Locale }) {
  const { transfer, locale } = o;
  const words = messages[locale].refund;
  const waits = transfer.state === "recorded";
  const facts: [string, string][] = [
    [words.payee, transfer.payee],
    [words.bank, transfer.bank],
    [words.account, transfer.account],
    [words.recordedBy, `${transfer.recordedByName} ${momentOf(transfer.recordedAt, locale)}`],
    ...(transfer.decidedAt
      ? [[words.decidedBy, `${transfer.decidedByName} ${momentOf(transfer.decidedAt, locale)}`] as [string, string]]
      : []),
    ...(transfer.bankReference ? [[words.reference, transfer.bankReference] as [string, string]] : []),
    ...(transfer.reads.length > 0
      ? [
          [words.reads, transfer.reads.map(({ name, at }) => `${name} ${momentOf(at, locale)}`).join("；")] as [
            string,
            string,
          ],
        ]
      : []),
  ];
  return (
    <article className="grid gap-4 border border-line bg-sheet p-4">
      <StatusWord status={transfer.state} text={words.states[transfer.state]} />
      <dl className="grid gap-2 text-sm">
        {facts.map(([name, text]) => (
          <div key={name} className="grid gap-x-4 sm:grid-cols-[8rem_1fr]">
            <dt className="text-ink-2">{name}</dt>
            <dd className="tabular break-words">{text}</dd>
          </div>
        ))}
      </dl>
      {waits && <ShowPayee transferId={transfer.id} locale={locale} />}
      {waits && (
        <DecideTransfer transferId={transfer.id} amountFen={o.amountFen} mine={transfer.mine} locale={locale} />
      )}
    </article>
  );
}

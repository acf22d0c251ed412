import { locale } from "@kaimu/site/locale";
import { requireSignIn, serverCaller } from "@kaimu/site/server";
import { formatMoney } from "@kaimu/ui";
import Link from "next/link";
import { messages } from "../../../../messages/index.ts";
import { foundOr404 } from "../../found-or-404.ts";
import { OrderLink } from "../../order-link.tsx";
import { momentOf } from "../../say.ts";
import { StatusWord } from "../../status-word.tsx";
import { TryAgain } from "../try-again.tsx";
import { RecordTransfer } from "./record-transfer.tsx";
import { TransferCard } from "./transfer-card.tsx";

/** One refund: what its gateway says of it, and, where that has refused it for good, its way over a bank account. */
export default async function RefundPage({ params }: { params: Promise<{ refundId: string }> }) {
  const { refundId } = await params;
  await requireSignIn("operator", `/refunds/${refundId}`);
  const language = await locale();
  const texts = messages[language];
  const words = texts.refund;
  const lists = texts.board.lists;
  const refund = await foundOr404((await serverCaller.ops()).refund.read({ refundId }));
  const failed = refund.state === "failed";
  const facts: [string, string][] = [
    [words.number, refund.outRefundNo],
    [words.trade, refund.outTradeNo],
    [words.gateway, texts.overview.breakerNames[refund.gateway]],
    [words.method, words.methods[refund.method]],
    [lists.reason, lists.reasons[refund.reason as keyof typeof lists.reasons] ?? refund.reason],
    [words.createdAt, momentOf(refund.createdAt, language)],
    [words.settledAt, refund.settledAt ? momentOf(refund.settledAt, language) : "—"],
    ...(refund.detail ? [[words.said, refund.detail] as [string, string]] : []),
  ];
  return (
    <>
      <header className="grid gap-2 pb-5">
        <Link href="/refunds" className="inline-flex min-h-touch items-center text-sm text-ink-2 hover:text-ink">
          {words.back}
        </Link>
        <h1 className="text-section font-bold">{words.title.replace("{amount}", formatMoney(refund.amountFen))}</h1>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <StatusWord status={refund.state} text={lists.refundState[refund.state]} />
          <OrderLink orderId={refund.orderId} />
          {failed && (
            <TryAgain refundId={refundId} number={refund.outRefundNo} amountFen={refund.amountFen} locale={language} />
          )}
        </div>
      </header>
      <div className="grid gap-8 lg:grid-cols-2">
        <dl className="border-t border-line text-sm">
          {facts.map(([name, text]) => (
            <div key={name} className="grid gap-1 border-b border-line py-3 sm:grid-cols-[8rem_1fr]">
              <dt className="text-ink-2">{name}</dt>
              <dd className="break-all">{text}</dd>
            </div>
          ))}
        </dl>
        {(failed || refund.transfers.length > 0) && (
          <section className="grid min-w-0 content-start gap-4">
            <div className="grid gap-1">
              <h2 className="text-lg font-bold">{words.transferTitle}</h2>
              <p className="text-sm text-ink-2">{words.transferLead}</p>
            </div>
            {failed && <RecordTransfer refundId={refundId} amountFen={refund.amountFen} locale={language} />}
            {refund.transfers.map((transfer) => (
              <TransferCard key={transfer.id} transfer={transfer} amountFen={refund.amountFen} locale={language} />
            ))}
          </section>
        )}
      </div>
    </>
  );
}

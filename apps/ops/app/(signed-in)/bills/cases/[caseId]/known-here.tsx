import type { Locale } from "@kaimu/site/locale";
import type { ReactNode } from "react";
import { messages } from "../../../../../messages/index.ts";
import { OrderLink } from "../../../order-link.tsx";
import { RefundLink } from "../../../refunds/refund-link.tsx";
import { momentOf, yuan } from "../../../say.ts";
import type { BillCase } from "../../../shapes.ts";
import { StatusWord } from "../../../status-word.tsx";

/** What our records say now of the trade: its order, payment, refund, and the provider's notifications. */
export function KnownHere({ found, locale }: { found: BillCase; locale: Locale }) {
  const texts = messages[locale];
  const words = texts.bills;
  const applied: Record<string, string> = texts.timeline.applied;
  const { order, payment, refund, callbacks } = found;
  const nothing = !order && !payment && !refund && callbacks.length === 0;
  return (
    <section className="grid gap-3">
      <h2 className="text-lg font-bold">{words.known}</h2>
      {nothing ? (
        <p className="text-ink-2">{words.noneKnown}</p>
      ) : (
        <dl className="border-t border-line text-sm">
          <Known name={words.trade}>
            <span className="font-mono text-xs break-all">{found.outTradeNo}</span>
          </Known>
          {order && (
            <Known name={words.order}>
              <StatusWord status={order.state} text={texts.orderState[order.state]} />
              <span className="tabular">{yuan(order.totalFen)}</span>
              <OrderLink orderId={order.id} />
            </Known>
          )}
          {payment && (
            <Known name={words.payment}>
              <StatusWord status={payment.state} text={texts.paymentState[payment.state]} />
              <span className="tabular">{yuan(payment.paidFen ?? payment.amountFen)}</span>
              <span className="tabular text-ink-2">{momentOf(payment.paidAt ?? payment.createdAt, locale)}</span>
            </Known>
          )}
          {refund && (
            <Known name={words.refund}>
              <StatusWord status={refund.state} text={texts.board.lists.refundState[refund.state]} />
              <span className="tabular">{yuan(refund.amountFen)}</span>
              <span className="tabular text-ink-2">{momentOf(refund.settledAt ?? refund.createdAt, locale)}</span>
              <RefundLink refundId={refund.id} number={found.number} />
              {refund.detail && <span className="break-words text-warn">{refund.detail}</span>}
            </Known>
          )}
          <Known name={words.callbacks}>
            {callbacks.length === 0 && <span className="text-ink-2">{words.noCallbacks}</span>}
            {callbacks.map((one) => (
              <span key={one.id} className="w-full">
                <span className="tabular text-ink-2">{momentOf(one.receivedAt, locale)}</span>{" "}
                {words.outcomes[one.outcome]}{" "}
                {one.detail && <span className="text-ink-3">{applied[one.detail] ?? one.detail}</span>}
              </span>
            ))}
          </Known>
        </dl>
      )}
    </section>
  );
}

function Known({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-1 border-b border-line py-3 sm:grid-cols-[8rem_1fr]">
      <dt className="text-ink-2">{name}</dt>
      <dd className="flex flex-wrap items-center gap-x-4 gap-y-1">{children}</dd>
    </div>
  );
}

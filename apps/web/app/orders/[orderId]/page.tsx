import { requireSignIn, serverCaller } from "@kaimu/site/server";
import { buttonClass, Icon, type IconName } from "@kaimu/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { LookAgain } from "../../../frame/look-again.tsx";
import { pageLanguage } from "../../../messages/page-language.ts";
import { CalledOffList } from "../../../orders/called-off.tsx";
import { ConfirmPayment } from "../../../orders/confirm-payment.tsx";
import { OrderInvoices } from "../../../orders/order-invoices.tsx";
import { OrderLines } from "../../../orders/order-lines.tsx";
import { performancesOfOrder } from "../../../orders/order-performances.ts";
import { OrderReturns } from "../../../orders/order-returns.tsx";
import { OrderShow } from "../../../orders/order-show.tsx";
import { PayCountdown } from "../../../orders/pay-countdown.tsx";
import { PayOrder } from "../../../orders/pay-order.tsx";
import type { OrderView } from "../../../reading/answers.ts";
import { performanceOf } from "../../../reading/event-of.ts";
import { orNotFound } from "../../../reading/or-not-found.ts";
import { only, type SearchParams } from "../../../reading/search-params.ts";

type Props = { params: Promise<{ orderId: string }>; searchParams: SearchParams };

const signs: Record<OrderView["state"], { icon: IconName; tone: string }> = {
  awaiting_payment: { icon: "clock", tone: "text-accent" },
  paid: { icon: "check", tone: "text-good" },
  cancelled: { icon: "close", tone: "text-ink-3" },
  expired: { icon: "clock", tone: "text-ink-3" },
  refunded: { icon: "wallet", tone: "text-ink-3" },
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageLanguage()).t.order.title };
}

/** One order: where it stands in words, what it is for, and what can be done with it now. */
export default async function Order({ params, searchParams }: Props) {
  const { orderId } = await params;
  await requireSignIn("buyer", `/orders/${orderId}`);
  const [{ t, locale }, call, query] = await Promise.all([pageLanguage(), serverCaller.web(), searchParams]);
  const order = await orNotFound(call.ordering.order({ orderId }));
  // What the cashier adds to the address has done its work.
  if (order.state !== "awaiting_payment" && (query.from ?? query.pay ?? query.refused) !== undefined)
    redirect(`/orders/${orderId}`);
  const { event, performance } = await performanceOf(order);
  const waiting = order.state === "awaiting_payment";
  const calledOff = waiting ? [] : await call.calledOff.ofOrder({ orderId });
  const timeUp = waiting && order.payWithinMs === 0;
  const free = waiting && order.totalFen === 0;
  const toPay = waiting && !timeUp && !free;
  const timeZone = performance?.timeZone ?? "Asia/Shanghai";
  const { icon, tone } = signs[order.state];
  return (
    <div className={`page max-w-3xl pt-8 ${waiting ? "max-md:pb-16" : ""}`}>
      <h1 className="flex items-center gap-3 font-display text-title font-black">
        <Icon name={icon} size={34} className={`shrink-0 ${tone}`} />
        {t.order.states[order.state]}
      </h1>
      <p className="mt-2 text-ink-2">{free ? t.order.free : timeUp ? t.order.timeUp : t.order.texts[order.state]}</p>
      <div className="mt-6 grid gap-6">
        {toPay && <PayCountdown leftMs={order.payWithinMs} locale={locale} />}
        {(free || timeUp) && <LookAgain everyMs={free ? 1_000 : 2_000} />}
        {waiting && only(query.from) === "cashier" && <ConfirmPayment orderId={orderId} locale={locale} />}
        {toPay && (
          <PayOrder
            {...{ orderId, totalFen: order.totalFen, places: order.lines.length, locale }}
            gateways={await call.payment.gateways({ orderId })}
            fromSignIn={{ pay: only(query.pay) === "wechat", refused: only(query.refused) }}
          />
        )}
        {!waiting && (
          <p className="flex flex-wrap gap-3">
            {order.state === "paid" && (
              <Link href={`/tickets?order=${orderId}`} className={buttonClass("primary")}>
                <Icon name="ticket" /> {t.order.seeTickets}
              </Link>
            )}
            {(order.state === "cancelled" || order.state === "expired") && event && (
              <Link href={`/shows/${event.id}#performances`} className={buttonClass("primary")}>
                {t.order.buyAgain}
              </Link>
            )}
            <Link href="/" className={buttonClass("quiet")}>
              {t.order.otherShows}
            </Link>
          </p>
        )}
        {calledOff.length > 0 && <CalledOffList {...{ orderId, calledOff, event, locale, t }} timeZone={timeZone} />}
        {event && (
          <div className="border-t border-line pt-6">
            <OrderShow event={event} performances={performancesOfOrder(order, event)} locale={locale} />
          </div>
        )}
        <OrderLines order={order} event={event} timeZone={timeZone} locale={locale} t={t} />
        {!waiting && <OrderReturns order={order} event={event} timeZone={timeZone} locale={locale} t={t} />}
        {!waiting && <OrderInvoices order={order} timeZone={timeZone} locale={locale} t={t} />}
      </div>
    </div>
  );
}

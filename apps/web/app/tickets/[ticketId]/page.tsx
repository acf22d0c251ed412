import { requireSignIn, serverCaller } from "@kaimu/site/server";
import { formatShowTime, Icon, type Locale } from "@kaimu/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { pageLanguage } from "../../../messages/page-language.ts";
import type { Messages } from "../../../messages/zh.ts";
import { placeNames } from "../../../orders/place-name.ts";
import type { EventPage, PerformanceCard } from "../../../reading/answers.ts";
import { performanceOf } from "../../../reading/event-of.ts";
import { orNotFound } from "../../../reading/or-not-found.ts";
import { inLanguage } from "../../../shows/in-language.ts";
import { whenMoved } from "../../../shows/when-moved.ts";
import { byShow } from "../../../tickets/by-show.ts";
import { KeepScreenAwake } from "../../../tickets/keep-screen-awake.tsx";
import { OrderTickets } from "../../../tickets/order-tickets.tsx";

type Props = { params: Promise<{ ticketId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageLanguage()).t.ticket.mine };
}

/** One ticket as it is shown at the gate: the QR large on white, whatever the theme. */
export default async function Ticket({ params }: Props) {
  const { ticketId } = await params;
  await requireSignIn("buyer", `/tickets/${ticketId}`);
  const [{ t, locale }, call] = await Promise.all([pageLanguage(), serverCaller.web()]);
  const ticket = await orNotFound(call.ticketing.ticket({ ticketId }));
  const [{ event, performance }, { tickets }] = await Promise.all([
    performanceOf(ticket),
    call.ticketing.myTickets({ orderId: ticket.orderId, limit: 100 }),
  ]);
  const inOrder = byShow(tickets, event);
  const [place = "", ...places] = await placeNames([ticket, ...inOrder], { locale, t });
  return (
    <div className="mx-auto w-full max-w-md px-4 pt-3 md:pt-8">
      <KeepScreenAwake />
      <Link href="/tickets" className="inline-flex min-h-touch items-center gap-1 text-ink-2 hover:text-ink">
        <Icon name="back" /> {t.ticket.back}
      </Link>
      <article className="mt-1 rounded-2xl bg-white px-6 pb-6 pt-5 text-[#1b1815] ring-1 ring-line">
        <h1 className="text-center font-display text-xl font-black text-balance">
          {event ? inLanguage(locale, event.title, event.titleEn) : t.ticket.mine}
        </h1>
        {performance && whenMoved(performance, { locale, t }).length > 0 && (
          <div role="status" className="mt-3 rounded-control bg-[#fbeeda] px-4 py-3 text-center text-sm">
            <b className="block text-base">
              {performance.status === "cancelled" ? t.calledOff.cancelled : t.calledOff.postponed}
            </b>
            {whenMoved(performance, { locale, t }).map((text) => (
              <span key={text} className="tabular block">
                {text}
              </span>
            ))}
          </div>
        )}
        {ticket.qrSvg ? (
          <>
            <img
              src={`data:image/svg+xml,${encodeURIComponent(ticket.qrSvg)}`}
              alt={t.ticket.qr(place)}
              className="mx-auto mt-2 aspect-square w-full max-w-80"
            />
            <p className="text-center text-sm text-[#585149]">{t.ticket.atGate}</p>
          </>
        ) : (
          <p role="status" className="my-10 rounded-control bg-[#f1ede6] px-4 py-8 text-center">
            <b className="block text-lg">{t.ticket.states[ticket.state]}</b>
            {ticket.state === "used" ? t.ticket.usedText : t.ticket.voidText}
          </p>
        )}
        <p className="tabular mt-4 border-t-2 border-dashed border-[#e2dcd2] pt-4 text-center text-2xl font-black text-balance">
          {place}
        </p>
        <Facts {...{ event, performance, locale, t }} />
      </article>
      <div className="mt-5 grid gap-3">
        <OrderTickets tickets={inOrder} places={places} here={ticketId} t={t} />
        <p className="flex flex-wrap justify-center gap-x-6">
          <a
            href={`/tickets/${ticketId}/pdf`}
            className="inline-flex min-h-touch items-center gap-1.5 text-sm text-ink-2 underline underline-offset-4"
          >
            <Icon name="down" size={18} /> {t.find.pdf}
          </a>
          <Link
            href={`/orders/${ticket.orderId}`}
            className="inline-flex min-h-touch items-center text-sm text-ink-2 underline underline-offset-4"
          >
            {t.ticket.seeOrder}
          </Link>
        </p>
      </div>
    </div>
  );
}

function Facts({
  event,
  performance,
  locale,
  t,
}: {
  event: EventPage | null;
  performance: PerformanceCard | null;
  locale: Locale;
  t: Messages;
}) {
  if (!event || !performance) return null;
  const { startsAt, doorsAt, timeZone } = performance;
  const facts = [
    [t.ticket.starts, formatShowTime({ at: startsAt, timeZone, locale })],
    [t.ticket.doors, formatShowTime({ at: doorsAt, timeZone, locale }).split(" ").at(-1)],
    [t.ticket.venue, inLanguage(locale, event.venue, event.venueEn)],
  ];
  return (
    <dl className="mt-4 grid gap-1.5">
      {facts.map(([name, text]) => (
        <div key={name} className="flex justify-between gap-4">
          <dt className="shrink-0 text-[#736b61]">{name}</dt>
          <dd className="tabular text-right font-semibold">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

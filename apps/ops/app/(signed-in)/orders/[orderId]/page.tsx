import { locale } from "@kaimu/site/locale";
import { requireSignIn, serverCaller } from "@kaimu/site/server";
import { Money } from "@kaimu/ui";
import Link from "next/link";
import { messages } from "../../../../messages/index.ts";
import { foundOr404 } from "../../found-or-404.ts";
import { momentOf } from "../../say.ts";
import { ShowingLink } from "../../showing-link.tsx";
import { StatusWord } from "../../status-word.tsx";
import { MomentLine } from "./moment-line.tsx";

/** One order from its placing on: everything that happened to it, in the order of time. */
export default async function TimelinePage({ params }: { params: Promise<{ orderId: string }> }) {
  const { orderId } = await params;
  await requireSignIn("operator", `/orders/${orderId}`);
  const language = await locale();
  const texts = messages[language];
  const words = texts.timeline;
  const { order, showing, moments } = await foundOr404((await serverCaller.ops()).operations.timeline({ orderId }));
  return (
    <>
      <header className="grid gap-2 pb-6">
        <Link href="/orders" className="inline-flex min-h-touch items-center text-sm text-ink-2 hover:text-ink">
          {words.back}
        </Link>
        <h1 className="text-section font-bold">{words.title}</h1>
        <p className="font-mono text-xs break-all text-ink-2">{order.id}</p>
        <p className="flex flex-wrap items-baseline gap-x-5 gap-y-1">
          <StatusWord status={order.state} text={texts.orderState[order.state]} />
          <Money fen={order.totalFen} />
          <span className="text-ink-2">
            {words.buyer} {order.buyer}
          </span>
          <ShowingLink showing={showing ?? undefined} locale={language} />
          <span className="tabular text-ink-2">
            {words.pay} {momentOf(order.expiresAt, language)}
          </span>
        </p>
        <p className="text-sm text-ink-2">{words.lead}</p>
      </header>
      <ol className="border-t border-line">
        {moments.map((moment, at) => (
          // Moments never change and none comes between.
          <MomentLine key={`${at} ${moment.what}`} moment={moment} locale={language} />
        ))}
      </ol>
    </>
  );
}

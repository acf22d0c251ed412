"use client";
import type { Refusal } from "@kaimu/api";
import { refusalOfClient } from "@kaimu/site/client";
import { Button, ErrorNote, formatMoney, type Locale, Money } from "@kaimu/ui";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { calls } from "../buying/calls.ts";
import { messagesOf } from "../messages/index.ts";
import { BuyBar } from "../shows/buy-bar.tsx";
import { CancelOrder } from "./cancel-order.tsx";

/** The two things to do with an order that waits for money: pay it, or cancel it. */
export function PayOrder({
  orderId,
  totalFen,
  places,
  locale,
}: {
  orderId: string;
  totalFen: number;
  places: number;
  locale: Locale;
}) {
  const t = messagesOf(locale);
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const pay = async () => {
    setBusy(true);
    setRefusal(null);
    try {
      const way = await calls.payment.start.mutate({ orderId, gateway: "alipay", device: deviceHere() });
      if (way.kind === "redirect") location.assign(way.url);
    } catch (error) {
      setBusy(false);
      refused(refusalOfClient(error));
    }
  };
  const refused = (why: Refusal) => {
    setRefusal(why);
    // The order has moved on meanwhile: show where it stands.
    if (["ORDER_EXPIRED", "ORDER_CLOSED", "ORDER_ALREADY_PAID"].includes(why.code)) router.refresh();
  };
  const button = (
    <Button onClick={pay} busy={busy} className="grow">
      {t.order.pay}
    </Button>
  );
  return (
    <div className="grid gap-4">
      {refusal && (
        <ErrorNote text={refusal[locale]}>
          <Button tone="quiet" onClick={() => router.refresh()}>
            {t.site.reload}
          </Button>
        </ErrorNote>
      )}
      <p className="hidden items-center gap-5 md:flex">
        <span className="flex min-w-60">{button}</span>
        <Money fen={totalFen} className="text-xl font-bold" />
      </p>
      <CancelOrder orderId={orderId} places={places} locale={locale} onRefused={refused} />
      <BuyBar above>
        <span className="text-xl font-bold">{formatMoney(totalFen)}</span>
        {button}
      </BuyBar>
    </div>
  );
}

/** Alipay has one cashier for desktops and one for phones. */
function deviceHere(): "desktop" | "phone" {
  return matchMedia("(max-width: 47.99rem)").matches || /Mobile|Android|iPhone/i.test(navigator.userAgent)
    ? "phone"
    : "desktop";
}

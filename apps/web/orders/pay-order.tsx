"use client";
import type { Refusal } from "@kaimu/api";
import { refusalOfClient } from "@kaimu/site/client";
import { Button, ErrorNote, formatMoney, type Locale, Money } from "@kaimu/ui";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { calls } from "../buying/calls.ts";
import { messagesOf } from "../messages/index.ts";
import type { Gateway } from "../reading/answers.ts";
import { BuyBar } from "../shows/buy-bar.tsx";
import { CancelOrder } from "./cancel-order.tsx";
import { ChooseGateway } from "./choose-gateway.tsx";
import { ScanToPay } from "./scan-to-pay.tsx";

/** The two things to do with an order that waits for money: pay it, one way or another, or cancel it. */
export function PayOrder({
  orderId,
  totalFen,
  places,
  gateways,
  locale,
}: {
  orderId: string;
  totalFen: number;
  places: number;
  gateways: Gateway[];
  locale: Locale;
}) {
  const t = messagesOf(locale);
  const router = useRouter();
  const [gateway, setGateway] = useState(gateways[0]);
  const [qrSvg, setQrSvg] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [outside, setOutside] = useState(false);

  const pay = async () => {
    if (!gateway) return;
    // WeChat lets its own browser pay only for the person it knows there, whom we do not.
    const cannot = gateway === "wechat" && /MicroMessenger/i.test(navigator.userAgent);
    setOutside(cannot);
    if (cannot) return;
    setBusy(true);
    setRefusal(null);
    try {
      const way = await calls.payment.start.mutate({ orderId, gateway, device: deviceHere() });
      if (way.kind === "redirect") return location.assign(way.url);
      if (way.kind === "code") setQrSvg(way.qrSvg);
      setBusy(false);
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
  const choose = (other: Gateway) => {
    setGateway(other);
    setRefusal(null);
    setOutside(false);
  };
  const button = (
    <Button onClick={pay} busy={busy} className="grow">
      {t.pay.buttons[gateway ?? "alipay"]}
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
      {outside && <ErrorNote text={t.pay.outside} />}
      {qrSvg ? (
        <ScanToPay {...{ orderId, totalFen, qrSvg, locale }} onOtherWay={() => setQrSvg(null)} />
      ) : (
        <>
          <ChooseGateway gateways={gateways} chosen={gateway} onChoose={choose} t={t} />
          <p className="hidden items-center gap-5 md:flex">
            <span className="flex min-w-60">{button}</span>
            <Money fen={totalFen} className="text-xl font-bold" />
          </p>
          <BuyBar above>
            <span className="text-xl font-bold">{formatMoney(totalFen)}</span>
            {button}
          </BuyBar>
        </>
      )}
      <CancelOrder orderId={orderId} places={places} locale={locale} onRefused={refused} />
    </div>
  );
}

/** A desktop shows a cashier or a code to scan; a phone goes to the gateway's own page, and from there to its app. */
function deviceHere(): "desktop" | "phone" {
  return matchMedia("(max-width: 47.99rem)").matches || /Mobile|Android|iPhone/i.test(navigator.userAgent)
    ? "phone"
    : "desktop";
}

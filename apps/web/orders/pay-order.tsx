"use client";
import { Button, ErrorNote, formatMoney, type Locale, Money } from "@kaimu/ui";
import { useRouter } from "next/navigation";
import { messagesOf } from "../messages/index.ts";
import type { Gateway } from "../reading/answers.ts";
import { BuyBar } from "../shows/buy-bar.tsx";
import { CancelOrder } from "./cancel-order.tsx";
import { ChooseGateway } from "./choose-gateway.tsx";
import { LeftUnpaid } from "./left-unpaid.tsx";
import { ScanToPay } from "./scan-to-pay.tsx";
import { type FromSignIn, usePay } from "./use-pay.ts";

/** The two things to do with an order that waits for money: pay it, one way or another, or cancel it. */
export function PayOrder({
  orderId,
  totalFen,
  places,
  gateways,
  fromSignIn,
  locale,
}: {
  orderId: string;
  totalFen: number;
  places: number;
  gateways: Gateway[];
  fromSignIn: FromSignIn;
  locale: Locale;
}) {
  const t = messagesOf(locale);
  const router = useRouter();
  const { gateway, choose, pay, busy, qrSvg, closeCode, refusal, refused, left } = usePay({
    orderId,
    gateways,
    fromSignIn,
  });
  const button = (
    <Button onClick={() => pay()} busy={busy} className="grow">
      {t.pay.buttons[gateway ?? "alipay"]}
    </Button>
  );
  const scan = (
    <Button tone="quiet" onClick={() => pay({ device: "desktop" })} busy={busy}>
      {t.pay.scanInstead}
    </Button>
  );
  return (
    <div className="grid gap-4">
      {refusal && (
        <ErrorNote text={refusal[locale]}>
          {refusal.code.startsWith("WECHAT_") ? (
            scan
          ) : (
            <Button tone="quiet" onClick={() => router.refresh()}>
              {t.site.reload}
            </Button>
          )}
        </ErrorNote>
      )}
      {left && !qrSvg && (
        <LeftUnpaid how={left} t={t}>
          <Button tone="quiet" onClick={() => pay({ signInAgain: true })} busy={busy}>
            {t.pay.signInAgain}
          </Button>
          {scan}
        </LeftUnpaid>
      )}
      {qrSvg ? (
        <ScanToPay {...{ orderId, totalFen, qrSvg, locale }} onOtherWay={closeCode} />
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

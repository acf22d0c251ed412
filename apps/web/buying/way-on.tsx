"use client";
import type { Refusal } from "@kaimu/api";
import { Button, buttonClass, ErrorNote, formatMoney, type Locale } from "@kaimu/ui";
import Link from "next/link";
import type { ReactNode } from "react";
import { messagesOf } from "../messages/index.ts";
import type { Messages } from "../messages/zh.ts";
import { isAboutCoupon } from "./coupon-refusal.ts";
import type { Purchase } from "./purchase.ts";
import { TryLater } from "./try-later.tsx";

/**
 * What was refused, in the sentence it came with, and what one can do now. With `seatName` a refusal names the seats it is about, with `showName` the performance.
 */
export function WayOn({
  purchase,
  onHoldAgain,
  onHoldApart,
  seatName,
  showName,
  eventId,
  locale,
}: {
  purchase: Purchase;
  onHoldAgain?: () => void;
  /** The same once more, for who would rather sit apart than not at all. */
  onHoldApart?: () => void;
  seatName?: (unit: number) => string;
  /** Of a pass: what a performance is called, for what one of them has refused. */
  showName?: (performanceId: string) => string;
  eventId: string;
  locale: Locale;
}) {
  const { buy: t, seats, pass, waiting } = messagesOf(locale);
  const { trouble } = purchase;
  if (!trouble) return null;
  if (trouble.step === "expired") return <ErrorNote text={t.expired} />;
  const { refusal, step } = trouble;
  // Said beside the field of its code.
  if (isAboutCoupon(refusal)) return null;
  const fact = (name: string) =>
    typeof refusal.facts?.[name] === "number" ? (refusal.facts[name] as number) : undefined;
  const again = () =>
    step === "hold" ? onHoldAgain?.() : step === "place" ? purchase.place({ again: true }) : purchase.letGo();
  const taken = [refusal.facts?.unit ?? refusal.facts?.units ?? []].flat().filter((unit) => typeof unit === "number");
  const names = seatName ? taken.map(seatName).filter(Boolean) : [];
  const where = refusal.facts?.performanceId;
  const show = (typeof where === "string" && showName?.(where)) || "";
  const [left, owned] = [fact("left"), fact("owned")];
  const text = (): string => {
    if (show) return textAt({ show, refusal, left, pass, locale });
    return refusal.code === "UNITS_TAKEN" && names.length > 0 ? seats.gone(names.join(seats.and)) : refusal[locale];
  };
  const wait = fact("retryAfterSeconds");
  const retry = wait ? (
    <TryLater key={`${step} ${wait}`} {...{ seconds: wait, t }} onClick={again} />
  ) : (
    <Way onClick={again} name={t.tryAgain} />
  );
  const event = <LinkOn href={`/shows/${eventId}`} name={t.seeEvent} />;
  const orders = <LinkOn href="/orders" name={t.seeOrders} />;

  const newTotal = fact("totalFen");
  let more = "";
  let way: ReactNode = null;
  switch (refusal.code) {
    case "PRICE_CHANGED":
      if (newTotal === undefined) break;
      more = t.newTotal(formatMoney(newTotal));
      way = (
        <>
          <Way
            onClick={() => purchase.place({ again: true, agreedFen: newTotal })}
            name={t.placeFor(formatMoney(newTotal))}
          />
          <Way onClick={purchase.letGo} name={t.letGo} />
        </>
      );
      break;
    case "NOT_TOGETHER":
      way = onHoldApart ? <Way onClick={onHoldApart} name={seats.autoApart} /> : null;
      break;
    case "LONE_SEAT":
      more = names.length > 0 ? seats.lone(names.join(seats.and)) : "";
      break;
    case "SEATS_ASSIGNED":
    case "NOT_ENOUGH_UNITS":
      more = left === undefined || show ? "" : t.onlyLeft(left);
      way = show ? <LinkOn href={`/shows/${eventId}#performances`} name={pass.single} /> : null;
      break;
    case "LIMIT_EXCEEDED":
      more = owned ? t.ownedAlready(owned) : "";
      way = owned ? orders : null;
      break;
    case "UNITS_TAKEN":
      more = names.length > 0 && step === "hold" ? seats.othersStay : "";
      break;
    case "ATTENDEE_HAS_TICKET":
    case "HOLD_EXPIRED":
      break;
    case "SALE_NOT_OPEN":
    case "SALE_CLOSED":
    case "OFFER_NOT_AVAILABLE":
    case "ATTENDEE_REQUIRED":
      way = event;
      break;
    case "KEY_REUSED":
      way = orders;
      break;
    case "NOT_SIGNED_IN":
      way = <LinkOn href={`/login?next=${encodeURIComponent(location.pathname + location.search)}`} name={t.signIn} />;
      break;
    case "WAITING_ROOM":
    case "ADMISSION_EXPIRED":
      way = <Way onClick={() => void purchase.toQueue()} name={waiting.inside.toQueue} />;
      break;
    default:
      more = wait ? t.waitSeconds(wait) : "";
      way = retry;
  }
  return <ErrorNote text={[text(), more].filter(Boolean).join(locale === "zh" ? "" : " ")}>{way}</ErrorNote>;
}

/** What one performance of a pass has refused, in a sentence that says which. */
function textAt({
  show,
  refusal,
  left,
  pass,
  locale,
}: {
  show: string;
  refusal: Refusal;
  left: number | undefined;
  pass: Messages["pass"];
  locale: Locale;
}): string {
  if (refusal.code === "NOT_ENOUGH_UNITS") return left ? pass.fewAt(show, left) : pass.noneAt(show);
  if (refusal.code === "NOT_TOGETHER") return pass.apartAt(show);
  if (refusal.code === "WAITING_ROOM" || refusal.code === "ADMISSION_EXPIRED") return pass.queueAt(show);
  return pass.at(show, refusal[locale]);
}

function Way({ name, onClick }: { name: string; onClick: () => void }) {
  return (
    <Button tone="quiet" onClick={onClick}>
      {name}
    </Button>
  );
}

function LinkOn({ name, href }: { name: string; href: string }) {
  return (
    <Link href={href} className={buttonClass("quiet")}>
      {name}
    </Link>
  );
}

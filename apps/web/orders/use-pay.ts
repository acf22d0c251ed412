"use client";
import type { Refusal } from "@kaimu/api";
import { refusalOfClient, refusalOfCode } from "@kaimu/site/client";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { calls } from "../buying/calls.ts";
import type { Gateway } from "../reading/answers.ts";
import { isInsideWechat, payInsideWechat } from "./pay-inside-wechat.ts";

/** How a buyer comes back from WeChat's sign-in: to pay at once, or refused with a code. */
export interface FromSignIn {
  pay: boolean;
  refused: string | undefined;
}

/** Paying an order by the gateway that is chosen, and where that stands: under way, a code to scan, refused, or left unpaid inside WeChat. */
export function usePay(o: { orderId: string; gateways: Gateway[]; fromSignIn: FromSignIn }) {
  const { orderId, gateways, fromSignIn } = o;
  const router = useRouter();
  const cameBack = fromSignIn.pay || fromSignIn.refused !== undefined;
  const [gateway, setGateway] = useState(gateways.find((one) => cameBack && one === "wechat") ?? gateways[0]);
  const [qrSvg, setQrSvg] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(
    fromSignIn.refused === undefined ? null : refusalOfCode(fromSignIn.refused),
  );
  const [left, setLeft] = useState<"cancelled" | "failed" | null>(null);
  const begun = useRef(false);

  const refused = (why: Refusal) => {
    setRefusal(why);
    // The order has moved on meanwhile: show where it stands.
    if (["ORDER_EXPIRED", "ORDER_CLOSED", "ORDER_ALREADY_PAID"].includes(why.code)) router.refresh();
  };
  const askWechat = async (parameters: Record<string, string>) => {
    const end = await payInsideWechat(parameters);
    // Whatever the bridge says, only the order tells whether money came.
    if (end === "paid") return router.replace(`/orders/${orderId}?from=cashier`);
    const order = await calls.payment.check.mutate({ orderId }).catch(() => undefined);
    if (order && order.state !== "awaiting_payment") router.refresh();
    else setLeft(end);
  };
  const pay = async (how: { device?: "desktop"; signInAgain?: boolean; signedIn?: boolean } = {}) => {
    if (!gateway) return;
    setBusy(true);
    setRefusal(null);
    setLeft(null);
    try {
      const { device = deviceFor(gateway), signInAgain = false } = how;
      const way = await calls.payment.start.mutate({ orderId, gateway, device, signInAgain });
      // Who comes from the sign-in and is sent there again would go in circles.
      if (way.kind === "redirect" && how.signedIn) setRefusal(refusalOfCode("WECHAT_SIGN_IN_UNAVAILABLE"));
      else if (way.kind === "redirect") return location.assign(way.url);
      else if (way.kind === "code") setQrSvg(way.qrSvg);
      else await askWechat(way.parameters);
    } catch (error) {
      refused(refusalOfClient(error));
    }
    setBusy(false);
  };
  const choose = (other: Gateway) => {
    setGateway(other);
    setRefusal(null);
    setLeft(null);
  };

  useEffect(() => {
    if (begun.current || !cameBack) return;
    begun.current = true;
    // What the address said has been done: a reload does not do it again.
    history.replaceState(history.state, "", `/orders/${orderId}`);
    if (fromSignIn.pay) void pay({ signedIn: true });
  });

  return { gateway, choose, pay, busy, qrSvg, closeCode: () => setQrSvg(null), refusal, refused, left };
}

/**
 * A desktop shows a cashier or a code to scan; a phone goes to the gateway's own page, and from there to its app; inside WeChat its bridge
 * takes the payment.
 */
function deviceFor(gateway: Gateway): "desktop" | "phone" | "wechat" {
  if (gateway === "wechat" && isInsideWechat()) return "wechat";
  return matchMedia("(max-width: 47.99rem)").matches || /Mobile|Android|iPhone/i.test(navigator.userAgent)
    ? "phone"
    : "desktop";
}

"use client";
import type { Refusal } from "@kaimu/api";
import { refusalOfClient } from "@kaimu/site/client";
import { useEffect, useRef, useState } from "react";
import type { HoldView, OfferCard } from "../reading/answers.ts";
import { queueOf } from "../waiting/queue-path.ts";
import { calls } from "./calls.ts";
import { attemptKeys } from "./client-key.ts";
import { sumOf, wishOf } from "./wish.ts";

export interface PurchaseStart<Held extends HoldView = HoldView> {
  performanceId: string;
  offers: OfferCard[];
  hold: Held | null;
  /** Where one had to wait first: what lets him in, and how long he still has until his first hold (null: he has come). */
  admission: { token: string; comeInMs: number | null } | null;
}

/** So many pieces of an offer, or just these units of it. */
export interface HoldItem {
  offerId: string;
  quantity: number;
  units?: number[];
  /** Chosen by the platform, the seats may be apart. */
  mayPart?: true;
}

/** How a choice is held, ordered and let go: in one performance, or, where it is a pass, in several at once. */
export interface PurchaseCalls<Held extends HoldView> {
  hold(o: { clientKey: string; items: HoldItem[] }): Promise<Held>;
  place(
    hold: Held,
    o: { clientKey: string; expectedTotalFen: number; attendees?: PlaceWith["attendees"]; couponCode?: string },
  ): Promise<{ id: string }>;
  letGo(hold: Held): Promise<void>;
}

/** What the page's choice hears from its purchase. */
export interface PurchaseEvents<Held extends HoldView = HoldView> {
  held(hold: Held): void;
  /** The hold is gone: its time is up, it was let go, or the server knows it no longer. */
  lost(why: "expired" | "letGo" | "refused"): void;
  refused(refusal: Refusal): void;
  /** This page's address with what is chosen, for coming back to it. */
  address(): string;
  /** Where one queues, when that is not beside this page. */
  queue?(performanceId: string): string;
}

type Step = "hold" | "place" | "letGo";

/** What was refused, and in which step. `expired` is the page's own: the countdown ran out while one looked on. */
export type Trouble = { step: Step; refusal: Refusal } | { step: "expired" };

/** What an order is placed with beside the hold. */
export interface PlaceWith {
  /** With what it was pressed before, and this. */
  again?: true;
  /** The sum the buyer has agreed to, where the server named another than the page. */
  agreedFen?: number;
  attendees?: { unit: number; attendeeId: string }[];
  /** A coupon, and what the order comes to with it. */
  coupon?: { code: string; totalFen: number };
}

/**
 * A purchase on its page, from the choice over the hold to the order: what is held, what was refused, and what can be done. What is
 * chosen is the page's. The server decides everything; this only remembers and asks.
 */
export function usePurchase<Held extends HoldView = HoldView>(
  start: PurchaseStart<Held>,
  on: PurchaseEvents<Held>,
  sale: PurchaseCalls<Held> = inPerformance(start) as PurchaseCalls<Held>,
) {
  const { offers } = start;
  const [hold, setHold] = useState(start.hold);
  const [choosing, setChoosing] = useState(!start.hold);
  const [busy, setBusy] = useState<Step | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const keys = useRef(attemptKeys());
  const placedWith = useRef<PlaceWith>({});
  const { admission } = start;
  // Whoever has held something has come: the time to come is over for him.
  const come = useRef({ since: Number.POSITIVE_INFINITY, done: Boolean(start.hold) });
  // Counted from here on: what the server drew and the first drawing here must say the same.
  useEffect(() => {
    come.current.since = performance.now();
  }, []);

  const loseHold = (why: "expired" | "letGo" | "refused") => {
    setHold(null);
    setChoosing(true);
    keys.current.forget();
    on.lost(why);
  };

  /** One step at a time; a refusal is kept for the page to show. */
  const step = async (name: Step, work: () => Promise<void>) => {
    if (busy) return;
    setBusy(name);
    setTrouble(null);
    try {
      await work();
      setBusy(null);
    } catch (error) {
      const refusal = refusalOfClient(error);
      // With nothing held there is nothing to do here but to queue; what holds something stays and says what it can.
      if (["WAITING_ROOM", "ADMISSION_EXPIRED"].includes(refusal.code) && !hold) return await toQueue(refusal);
      setBusy(null);
      setTrouble({ step: name, refusal });
      if (refusal.code === "HOLD_EXPIRED" || (name === "place" && refusal.code === "UNITS_TAKEN")) loseHold("refused");
      else if (refusal.code === "NOT_ENOUGH_UNITS" || refusal.code === "OFFER_NOT_AVAILABLE") keys.current.forget();
      on.refused(refusal);
    }
  };

  /** On to the queue, which leads back with what was chosen. The next page is on its way: the button stays pressed. */
  const toQueue = (why?: Refusal) => {
    const performanceId = String((why ?? refusalOf(trouble))?.facts?.performanceId ?? start.performanceId);
    location.assign(on.queue?.(performanceId) ?? queueOf(on.address()));
    return new Promise<never>(() => undefined);
  };

  return {
    ...{ hold, choosing, busy, trouble, toQueue: () => toQueue() },
    /** The server has let the hold go in the course of something else. */
    lose: () => loseHold("refused"),
    /** How long one who was let in still has until his first hold; null where there is no such time. */
    comeInMs: () =>
      admission?.comeInMs == null || come.current.done
        ? null
        : Math.max(0, admission.comeInMs - Math.max(0, performance.now() - come.current.since)),
    /** What was refused has been read: another choice is being made. */
    settle: () => setTrouble(null),
    take: (items: HoldItem[]) =>
      step("hold", async () => {
        const mine = await sale.hold({ clientKey: keys.current.keyFor(items), items });
        come.current.done = true;
        setHold(mine);
        setChoosing(false);
        on.held(mine);
        scrollTo({ top: 0 });
      }),
    /** The hold's id is the order's key: however often this is pressed, or the page reloaded, it is one order. */
    place: (o: PlaceWith = {}) =>
      step("place", async () => {
        if (!hold) return;
        // Pressed again after a refusal, names and coupon are those it was pressed with.
        placedWith.current = o.again ? { ...placedWith.current, ...o } : o;
        const { agreedFen, attendees, coupon } = placedWith.current;
        const expectedTotalFen = agreedFen ?? coupon?.totalFen ?? sumOf(wishOf(hold), offers).totalFen;
        const order = await sale.place(hold, {
          ...{ clientKey: `hold-${hold.id}`, expectedTotalFen },
          ...(attendees ? { attendees } : {}),
          ...(coupon ? { couponCode: coupon.code } : {}),
        });
        location.assign(`/orders/${order.id}`);
        // The next page is on its way: the button stays pressed.
        await new Promise(() => undefined);
      }),
    letGo: () =>
      step("letGo", async () => {
        if (hold) await sale.letGo(hold);
        loseHold("letGo");
      }),
    chooseAgain: () => {
      setTrouble(null);
      setChoosing(true);
    },
    keep: () => {
      setTrouble(null);
      setChoosing(false);
    },
    timeUp: () => {
      setTrouble({ step: "expired" });
      loseHold("expired");
    },
  };
}

export type Purchase = ReturnType<typeof usePurchase>;

const refusalOf = (trouble: Trouble | null) => (trouble && "refusal" in trouble ? trouble.refusal : undefined);

/** Buying places of one performance. */
function inPerformance({ performanceId, admission }: PurchaseStart): PurchaseCalls<HoldView> {
  return {
    hold: (o) =>
      calls.inventory.hold.mutate({ ...o, performanceId, ...(admission ? { admission: admission.token } : {}) }),
    place: (hold, o) => calls.ordering.place.mutate({ ...o, performanceId, holdId: hold.id }),
    letGo: (hold) => calls.inventory.letGo.mutate({ performanceId, holdId: hold.id }),
  };
}

"use client";
import type { Refusal } from "@kaimu/api";
import { refusalOfClient } from "@kaimu/site/client";
import { useEffect, useRef, useState } from "react";
import type { HoldView, OfferCard } from "../reading/answers.ts";
import { queueOf } from "../waiting/queue-path.ts";
import { calls } from "./calls.ts";
import { attemptKeys } from "./client-key.ts";
import { sumOf, wishOf } from "./wish.ts";

export interface PurchaseStart {
  performanceId: string;
  offers: OfferCard[];
  hold: HoldView | null;
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

/** What the page's choice hears from its purchase. */
export interface PurchaseEvents {
  held(hold: HoldView): void;
  /** The hold is gone: its time is up, it was let go, or the server knows it no longer. */
  lost(why: "expired" | "letGo" | "refused"): void;
  refused(refusal: Refusal): void;
  /** This page's address with what is chosen, for coming back to it. */
  address(): string;
}

type Step = "hold" | "place" | "letGo";

/** What was refused, and in which step. `expired` is the page's own: the countdown ran out while one looked on. */
export type Trouble = { step: Step; refusal: Refusal } | { step: "expired" };

/** What an order is placed with beside the hold. */
export interface PlaceWith {
  /** The sum the buyer has agreed to, where the server named another than the page. */
  agreedFen?: number;
  attendees?: { unit: number; attendeeId: string }[];
}

/**
 * A purchase on its page, from the choice over the hold to the order: what is held, what was refused, and what can be done. What is
 * chosen is the page's. The server decides everything; this only remembers and asks.
 */
export function usePurchase(start: PurchaseStart, on: PurchaseEvents) {
  const { performanceId, offers } = start;
  const [hold, setHold] = useState(start.hold);
  const [choosing, setChoosing] = useState(!start.hold);
  const [busy, setBusy] = useState<Step | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const keys = useRef(attemptKeys());
  const attendees = useRef<PlaceWith["attendees"]>(undefined);
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
      if (["WAITING_ROOM", "ADMISSION_EXPIRED"].includes(refusal.code) && !hold) return await toQueue();
      setBusy(null);
      setTrouble({ step: name, refusal });
      if (refusal.code === "HOLD_EXPIRED" || (name === "place" && refusal.code === "UNITS_TAKEN")) loseHold("refused");
      else if (refusal.code === "NOT_ENOUGH_UNITS" || refusal.code === "OFFER_NOT_AVAILABLE") keys.current.forget();
      on.refused(refusal);
    }
  };

  /** On to the queue, which leads back with what was chosen. The next page is on its way: the button stays pressed. */
  const toQueue = () => {
    location.assign(queueOf(on.address()));
    return new Promise<never>(() => undefined);
  };

  return {
    ...{ hold, choosing, busy, trouble, toQueue },
    /** How long one who was let in still has until his first hold; null where there is no such time. */
    comeInMs: () =>
      admission?.comeInMs == null || come.current.done
        ? null
        : Math.max(0, admission.comeInMs - Math.max(0, performance.now() - come.current.since)),
    /** What was refused has been read: another choice is being made. */
    settle: () => setTrouble(null),
    take: (items: HoldItem[]) =>
      step("hold", async () => {
        const mine = await calls.inventory.hold.mutate({
          ...{ performanceId, clientKey: keys.current.keyFor(items), items },
          ...(admission ? { admission: admission.token } : {}),
        });
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
        const expectedTotalFen = o.agreedFen ?? sumOf(wishOf(hold), offers).totalFen;
        // Pressed again after a refusal, the names are those it was pressed with.
        attendees.current = o.attendees ?? attendees.current;
        const order = await calls.ordering.place.mutate({
          ...{ performanceId, holdId: hold.id, clientKey: `hold-${hold.id}`, expectedTotalFen },
          ...(attendees.current ? { attendees: attendees.current } : {}),
        });
        location.assign(`/orders/${order.id}`);
        // The next page is on its way: the button stays pressed.
        await new Promise(() => undefined);
      }),
    letGo: () =>
      step("letGo", async () => {
        if (hold) await calls.inventory.letGo.mutate({ performanceId, holdId: hold.id });
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

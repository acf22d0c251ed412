"use client";
import type { Refusal } from "@kaimu/api";
import { refusalOfClient } from "@kaimu/site/client";
import { useRef, useState } from "react";
import type { HoldView, OfferCard, TierAvailability } from "../reading/answers.ts";
import { calls } from "./calls.ts";
import { attemptKeys } from "./client-key.ts";
import { itemsOf, sumOf, type Wish, wishOf } from "./wish.ts";

export interface PurchaseStart {
  performanceId: string;
  offers: OfferCard[];
  wish: Wish;
  hold: HoldView | null;
  free: TierAvailability[] | null;
}

type Step = "hold" | "place" | "letGo";

/** What was refused, and in which step. `expired` is the page's own: the countdown ran out while one looked on. */
export type Trouble = { step: Step; refusal: Refusal } | { step: "expired" };

/**
 * A purchase on its page, from the choice over the hold to the order: what is chosen, what is held, what was refused, and what can be
 * done. The server decides everything; this only remembers and asks.
 */
export function usePurchase(start: PurchaseStart) {
  const { performanceId, offers } = start;
  const [wish, setWish] = useState(start.hold ? wishOf(start.hold) : start.wish);
  const [hold, setHold] = useState(start.hold);
  const [choosing, setChoosing] = useState(!start.hold);
  const [free, setFree] = useState(start.free);
  const [busy, setBusy] = useState<Step | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const keys = useRef(attemptKeys());

  const loseHold = () => {
    setHold(null);
    setChoosing(true);
    keys.current.forget();
    void calls.inventory.availability.query({ performanceId }).then(setFree, () => undefined);
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
      setBusy(null);
      setTrouble({ step: name, refusal });
      if (refusal.code === "HOLD_EXPIRED" || (name === "place" && refusal.code === "UNITS_TAKEN")) loseHold();
      else if (refusal.code === "NOT_ENOUGH_UNITS" || refusal.code === "OFFER_NOT_AVAILABLE") {
        keys.current.forget();
        void calls.inventory.availability.query({ performanceId }).then(setFree, () => undefined);
      }
    }
  };

  return {
    ...{ wish, hold, choosing, free, busy, trouble },
    setPieces: (offerId: string, pieces: number) => {
      setTrouble(null);
      setWish((before) => ({ ...before, [offerId]: pieces }));
    },
    take: () =>
      step("hold", async () => {
        const items = itemsOf(wish);
        const mine = await calls.inventory.hold.mutate({ performanceId, clientKey: keys.current.keyFor(items), items });
        setHold(mine);
        setWish(wishOf(mine));
        setChoosing(false);
        scrollTo({ top: 0 });
      }),
    /** The hold's id is the order's key: however often this is pressed, or the page reloaded, it is one order. */
    place: (agreedFen?: number) =>
      step("place", async () => {
        if (!hold) return;
        const expectedTotalFen = agreedFen ?? sumOf(wishOf(hold), offers).totalFen;
        const order = await calls.ordering.place.mutate({
          ...{ performanceId, holdId: hold.id, clientKey: `hold-${hold.id}`, expectedTotalFen },
        });
        location.assign(`/orders/${order.id}`);
        // The next page is on its way: the button stays pressed.
        await new Promise(() => undefined);
      }),
    letGo: () =>
      step("letGo", async () => {
        if (hold) await calls.inventory.letGo.mutate({ performanceId, holdId: hold.id });
        setWish({});
        loseHold();
      }),
    chooseAgain: () => {
      setTrouble(null);
      setChoosing(true);
    },
    keep: () => {
      if (hold) setWish(wishOf(hold));
      setTrouble(null);
      setChoosing(false);
    },
    timeUp: () => {
      setTrouble({ step: "expired" });
      loseHold();
    },
  };
}

export type Purchase = ReturnType<typeof usePurchase>;

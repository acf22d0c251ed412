"use client";
import { Button, Icon } from "@kaimu/ui";
import { prepareToRing } from "./ring.ts";

/** Whether the page rings when it is one's turn. It must be pressed: no browser lets a page make a sound unasked. */
export function RingSwitch({ on, onSwitch, t }: { on: boolean; onSwitch: (on: boolean) => void; t: string }) {
  return (
    <Button
      tone="quiet"
      aria-pressed={on}
      className="aria-pressed:border-good aria-pressed:text-good"
      onClick={() => {
        if (!on) prepareToRing();
        onSwitch(!on);
      }}
    >
      <Icon name={on ? "check" : "bell"} /> {t}
    </Button>
  );
}

"use client";
import { useEffect, useRef, useState } from "react";
import type { Messages } from "../messages/zh.ts";
import { type Place, stageOf } from "./queue.ts";
import { sayChange, tabName } from "./say-place.ts";

/** Calls attention to a place: in the tab's name, to screen readers (the answer is what they are told), and by `onTurn` once it is one's turn. */
export function useNotice(place: Place | null, t: Messages, onTurn: () => void): string {
  const [said, setSaid] = useState("");
  const before = useRef(place);
  const turn = useRef(onTurn);
  turn.current = onTurn;
  const mine = Boolean(place && stageOf(place) === "admitted");
  const name = `${tabName(place, t.waiting)} · ${t.site.name}`;

  useEffect(() => {
    const change = sayChange(before.current, place, t.waiting);
    before.current = place;
    if (change) setSaid(change);
  }, [place, t]);

  useEffect(() => {
    document.title = name;
    if (!mine) return;
    // A name that changes is seen among twenty tabs.
    let on = true;
    const timer = setInterval(() => {
      on = !on;
      document.title = on || !document.hidden ? name : `● ${name}`;
    }, 900);
    return () => clearInterval(timer);
  }, [name, mine]);

  useEffect(() => {
    if (mine) turn.current();
  }, [mine]);
  return said;
}

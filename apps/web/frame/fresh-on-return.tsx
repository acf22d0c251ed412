"use client";
import { useEffect } from "react";

/** A page the browser had kept whole, buttons still pressed, is loaded anew when one steps back to it: holds and orders have moved on. */
export function FreshOnReturn() {
  useEffect(() => {
    const shown = (event: PageTransitionEvent) => event.persisted && location.reload();
    addEventListener("pageshow", shown);
    return () => removeEventListener("pageshow", shown);
  }, []);
  return null;
}

"use client";
import { useEffect } from "react";

/** Keeps a phone's screen from going dark in the queue at the gate, where the browser can do that. */
export function KeepScreenAwake() {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let gone = false;
    const ask = () => {
      if (document.visibilityState !== "visible") return;
      // Refused on low battery; then the screen does what it always does.
      navigator.wakeLock?.request("screen").then(
        (given) => {
          lock = given;
          if (gone) void given.release();
        },
        () => undefined,
      );
    };
    ask();
    document.addEventListener("visibilitychange", ask);
    return () => {
      gone = true;
      document.removeEventListener("visibilitychange", ask);
      void lock?.release();
    };
  }, []);
  return null;
}

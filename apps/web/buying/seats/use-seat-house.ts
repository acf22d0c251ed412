"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { followSeats } from "./follow-seats.ts";
import { loadHouse, loadStates, type SeatAddress, type SeatHouse } from "./seat-house.ts";

/** The seats while they are loaded and after; `refresh` asks for their states at once, whatever the stream does. */
export interface LoadedHouse {
  house: SeatHouse | null;
  failed: boolean;
  retry: () => void;
  refresh: () => Promise<void>;
}

/** Loads the seats of a performance and follows their changes as long as the page is open. `own` are the units held for this buyer at first. */
export function useSeatHouse(address: SeatAddress, own: readonly number[]): LoadedHouse {
  const { performanceId, seatMapId } = address;
  // The plan may change while the page is open: units come on sale, go off it, or cost something else.
  const [planVersion, setPlanVersion] = useState(address.planVersion);
  const [house, setHouse] = useState<SeatHouse | null>(null);
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const known = useRef<SeatHouse | null>(null);
  const first = useRef(own);

  useEffect(() => {
    let stop: (() => void) | undefined;
    let gone = false;
    setFailed(false);
    loadHouse({ performanceId, seatMapId, planVersion }).then(
      (loaded) => {
        if (gone) return;
        loaded.states.setOwn([...(known.current?.states.own() ?? first.current)]);
        stop = followSeats(performanceId, loaded.states, setPlanVersion);
        known.current = loaded;
        setHouse(loaded);
      },
      () => !gone && setFailed(true),
    );
    return () => {
      gone = true;
      stop?.();
    };
  }, [performanceId, seatMapId, planVersion, attempt]);

  const refresh = useCallback(async () => {
    if (!house) return;
    const asked = house.states.version();
    const all = await loadStates(performanceId);
    if (house.states.version() === asked) house.states.reset(all.version, all.states);
  }, [house, performanceId]);

  return { house, failed, retry: () => setAttempt((n) => n + 1), refresh };
}

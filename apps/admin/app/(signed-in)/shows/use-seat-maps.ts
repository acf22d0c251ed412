"use client";

import { useEffect, useState } from "react";
import { admin } from "./admin-client.ts";
import type { SeatMaps } from "./shapes.ts";

/** The published seat maps of a venue; undefined while they load or when they cannot be had. */
export function useSeatMaps(venueId: string): SeatMaps | undefined {
  const [found, setFound] = useState<{ venueId: string; maps: SeatMaps }>();
  useEffect(() => {
    if (venueId === "") return;
    const ended = new AbortController();
    admin.catalogue.seatMaps
      .query({ venueId }, { signal: ended.signal })
      .then((maps) => setFound({ venueId, maps }))
      .catch(() => undefined);
    return () => ended.abort();
  }, [venueId]);
  return found?.venueId === venueId ? found.maps : undefined;
}

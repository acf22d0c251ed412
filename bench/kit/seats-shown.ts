import { get } from "node:http";
import { unitStates } from "@kaimu/api";
import { stateOf } from "@kaimu/seatmap";
import type { Kit } from "./bench.ts";
import type { HallOnSale } from "./halls.ts";

/** A hall's seats as every page shows them at this moment: from the gateway's stream, so as late as it. */
export interface SeatsShown {
  isFree(unit: number): boolean;
  /** Free seats of units from … to − 1. */
  free(from: number, to: number): number;
  close(): void;
}

export async function showSeats(kit: Kit, hall: HallOnSale): Promise<SeatsShown> {
  const { version, states } = await unitStates(kit.ctx, hall.performanceId);
  const shown = Uint8Array.from({ length: hall.unitCount }, (_, unit) => stateOf(states, unit));
  const request = get(`${kit.platform.urls.gateway}/events/seats/${hall.performanceId}?from=${version}`);
  request.on("error", () => undefined);
  let text = "";
  request.on("response", (stream) => {
    stream.setEncoding("latin1").on("error", () => undefined);
    stream.on("data", (chunk: string) => {
      text += chunk;
      for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
        const data = /^event: delta\ndata: (.*)$/.exec(text.slice(0, end))?.[1];
        text = text.slice(end + 2);
        if (data)
          for (const [unit, state] of (JSON.parse(data) as { units: [number, number][] }).units) shown[unit] = state;
      }
    });
  });
  return {
    isFree: (unit) => shown[unit] === 1,
    free(from, to) {
      let free = 0;
      for (let unit = from; unit < to; unit++) if (shown[unit] === 1) free += 1;
      return free;
    },
    close: () => request.destroy(),
  };
}

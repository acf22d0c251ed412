import type { Part } from "../local/start/parts.ts";
import type { Bench } from "./kit/bench.ts";

/** The benches in the order they run. `parts` names what one needs besides the stores and the gateway: those that need more come last, on a platform of their own; one that is long enough by itself runs `once`. */
export const benches: { name: string; load(): Promise<Bench>; parts?: Part[]; once?: boolean }[] = [
  { name: "hold-script", load: async () => (await import("./hold-script.ts")).holdScript },
  { name: "hold-http", load: async () => (await import("./hold-http.ts")).holdHttp },
  { name: "best-seats", load: async () => (await import("./best-seats.ts")).bestSeats },
  { name: "orders", load: async () => (await import("./orders.ts")).orders },
  { name: "sell-out", load: async () => (await import("./sell-out.ts")).sellOut },
  { name: "viewers", load: async () => (await import("./viewers.ts")).viewers },
  { name: "burst", load: async () => (await import("./burst.ts")).burst },
  { name: "waiting-room", load: async () => (await import("./waiting-room.ts")).waitingRoom },
  { name: "growth", load: async () => (await import("./growth.ts")).growth },
  {
    name: "callbacks",
    load: async () => (await import("./callbacks.ts")).callbacks,
    parts: ["payment", "mailbox", "inngest", "worker"],
  },
  {
    name: "bulk-returns",
    load: async () => (await import("./bulk-returns.ts")).bulkReturns,
    once: true,
    parts: ["payment", "mailbox", "inngest", "worker"],
  },
];

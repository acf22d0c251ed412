import { Worker } from "node:worker_threads";
import type { EventSeen, ViewersSay, ViewersToOpen } from "./viewers-worker.ts";

/** Viewers in a thread of their own. */
export interface Viewers {
  count: number;
  /** From now on what they get is looked at. */
  listen(): void;
  /** What they have got since; `missing` changes have not reached everybody, `lost` viewers were let go. */
  report(): Promise<{ events: EventSeen[]; bytes: number; missing: number; lost: number }>;
  close(): Promise<void>;
}

/** Opens so many streams of one performance, a hundred at a time. */
export async function openViewers(o: { origin: string; path: string; count: number }): Promise<Viewers> {
  const workerData: ViewersToOpen = { port: Number(new URL(o.origin).port), path: o.path, count: o.count };
  const worker = new Worker(new URL("./viewers-worker.ts", import.meta.url), { workerData });
  const heard = <W extends ViewersSay["what"]>(what: W) =>
    new Promise<Extract<ViewersSay, { what: W }>>((resolve, reject) => {
      worker.once("error", reject);
      worker.on("message", (said: ViewersSay) => said.what === what && resolve(said as never));
    });
  const { count } = await heard("open");
  return {
    count,
    listen: () => worker.postMessage("listen"),
    report() {
      const seen = heard("seen");
      worker.postMessage("report");
      return seen;
    },
    async close() {
      const ended = new Promise((resolve) => worker.once("exit", resolve));
      worker.postMessage("close");
      await ended;
    },
  };
}

import type { Context } from "../context.ts";
import { changesSince, type UnitChange, unitStates } from "./unit-states.ts";

/** So often Redis is asked what has changed: viewers hear it gathered, and a rush costs no more than a trickle. */
const lookEveryMs = 300;

type Listener = (change: UnitChange) => void;

/** Hears the changes of performances that somebody in this process looks at: one look a performance, however many viewers it has. */
export interface UnitWatcher {
  /**
   * Calls `listener` with what changes from now on, several changes gathered into one (the last state of each unit, the last version).
   * Resolves when it begins to hear; call the answer to stop.
   */
  watch(performanceId: string, listener: Listener): Promise<() => void>;
  close(): void;
}

interface Watched {
  version: number;
  listeners: Set<Listener>;
  timer?: NodeJS.Timeout;
}

/** A watcher on a context that nobody in particular asks in. */
export function watchUnits(ctx: Context): UnitWatcher {
  const watched = new Map<string, Watched>();

  async function look(performanceId: string, one: Watched): Promise<void> {
    try {
      const news = await changesSince(ctx, performanceId, one.version);
      const change = news
        ? gathered(news)
        : { version: (await unitStates(ctx, performanceId)).version, units: "reset" as const };
      if (change) {
        one.version = change.version;
        for (const listener of one.listeners) listener(change);
      }
    } catch {
      // Redis is away or being rebuilt: viewers keep what they see, and hear the rest when it is back.
    }
    if (watched.get(performanceId) === one) one.timer = setTimeout(look, lookEveryMs, performanceId, one);
  }

  return {
    async watch(performanceId, listener) {
      const { version } = await unitStates(ctx, performanceId);
      let one = watched.get(performanceId);
      if (!one) {
        one = { version, listeners: new Set() };
        watched.set(performanceId, one);
        one.timer = setTimeout(look, lookEveryMs, performanceId, one);
      }
      const { listeners } = one;
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0 || watched.get(performanceId)?.listeners !== listeners) return;
        clearTimeout(watched.get(performanceId)?.timer);
        watched.delete(performanceId);
      };
    },
    close() {
      for (const { timer } of watched.values()) clearTimeout(timer);
      watched.clear();
    },
  };
}

/** Several changes as one; undefined when there are none. */
function gathered(news: UnitChange[]): UnitChange | undefined {
  const last = news.at(-1);
  if (!last) return undefined;
  if (news.some(({ units }) => units === "reset")) return { version: last.version, units: "reset" };
  const states = new Map(news.flatMap(({ units }) => units as [number, number][]));
  return { version: last.version, units: [...states] };
}

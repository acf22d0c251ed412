import type { Redis } from "../platform/redis.ts";
import { unitKey } from "./unit-script.ts";
import { readChange, type UnitChange } from "./unit-states.ts";

type Listener = (change: UnitChange) => void;

/**
 * Hears the changes of performances that somebody in this process looks at: one Redis connection for all of them, and one
 * subscription a performance, however many viewers it has.
 */
export interface UnitWatcher {
  /** Calls `listener` with each change from now on; resolves when it hears. Call the answer to stop. */
  watch(performanceId: string, listener: Listener): Promise<() => void>;
  close(): void;
}

export function watchUnits(redis: Redis): UnitWatcher {
  // A subscribing connection can do nothing else, so it has its own. It waits for a Redis that is away, and subscribes again by itself.
  const ear =
    "slots" in redis ? redis.duplicate() : redis.duplicate({ commandTimeout: undefined, maxRetriesPerRequest: null });
  ear.on("error", () => undefined);
  const listeners = new Map<string, Set<Listener>>();

  const tellAll = (change: UnitChange, to: Iterable<Set<Listener>>) => {
    for (const set of to) for (const listener of set) listener(change);
  };
  ear.on("message", (channel: string, news: string) => {
    const set = listeners.get(channel);
    if (set) tellAll(readChange(news), [set]);
  });
  // What happened while the connection was away nobody heard: everyone starts over.
  let lost = false;
  ear.on("close", () => {
    lost = true;
  });
  ear.on("ready", () => {
    if (lost) tellAll({ version: 0, units: "reset" }, listeners.values());
    lost = false;
  });

  return {
    async watch(performanceId, listener) {
      const channel = unitKey(performanceId, "changes");
      const set = listeners.get(channel) ?? new Set();
      const first = set.size === 0;
      set.add(listener);
      listeners.set(channel, set);
      if (first) await ear.subscribe(channel);
      return () => {
        set.delete(listener);
        if (set.size > 0 || listeners.get(channel) !== set) return;
        listeners.delete(channel);
        ear.unsubscribe(channel).catch(() => undefined);
      };
    },
    close: () => ear.disconnect(),
  };
}

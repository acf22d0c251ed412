/**
 * Which calls may be in flight now: all together (`calls`), by each function's concurrency limits, and none to a worker
 * that just refused a connection.
 *
 * Calls that share their limits stand in one lane, first come first served; lanes take turns. A lane that may not go on
 * is parked under what stops it and looked at again only when that changes.
 */
export interface Slot {
  key: string;
  limit: number;
}

export interface Lanes<T> {
  /** Queues a call: `lane` names those that share `slots` and `origin`. */
  add(entry: T, lane: string, slots: Slot[], origin: string): void;
  /** Gives back what the call occupied; must be called once for each call started. */
  done(entry: T): void;
  /** Starts nothing towards this origin for so many milliseconds. */
  pause(origin: string, ms: number): void;
  stop(): void;
}

interface Lane<T> {
  name: string;
  origin: string;
  slots: Slot[];
  entries: T[];
  head: number;
}

export function createLanes<T extends { gone: boolean }>(calls: number, start: (entry: T) => void): Lanes<T> {
  const lanes = new Map<string, Lane<T>>();
  const parked = new Map<string, Lane<T>[]>();
  const taken = new Map<string, number>();
  const running = new Map<T, string[]>();
  const paused = new Map<string, NodeJS.Timeout>();
  let ready: Lane<T>[] = [];
  let stopped = false;

  function blocker(lane: Lane<T>): string | undefined {
    if (paused.has(lane.origin)) return lane.origin;
    return lane.slots.find((slot) => (taken.get(slot.key) ?? 0) >= slot.limit)?.key;
  }

  function wake(key: string): void {
    const lanesHere = parked.get(key);
    if (!lanesHere) return;
    parked.delete(key);
    ready.push(...lanesHere);
  }

  function pump(): void {
    if (stopped) return;
    let turn = ready;
    ready = [];
    for (let i = 0; i < turn.length; i++) {
      if (running.size >= calls) {
        ready = [...turn.slice(i), ...ready];
        return;
      }
      const lane = turn[i] as Lane<T>;
      const stop = blocker(lane);
      if (stop) {
        const others = parked.get(stop);
        if (others) others.push(lane);
        else parked.set(stop, [lane]);
      } else if (startNext(lane)) ready.push(lane);
      else lanes.delete(lane.name);
      if (i === turn.length - 1 && ready.length > 0) {
        turn = ready;
        ready = [];
        i = -1;
      }
    }
  }

  /** Starts the lane's next call; false when the lane is empty afterwards. */
  function startNext(lane: Lane<T>): boolean {
    while (lane.head < lane.entries.length) {
      const entry = lane.entries[lane.head++] as T;
      if (lane.head > 1000) {
        lane.entries.splice(0, lane.head);
        lane.head = 0;
      }
      if (entry.gone) continue;
      const keys = lane.slots.map((slot) => slot.key);
      for (const key of keys) taken.set(key, (taken.get(key) ?? 0) + 1);
      running.set(entry, keys);
      start(entry);
      return lane.head < lane.entries.length;
    }
    return false;
  }

  return {
    add(entry, name, slots, origin) {
      const lane = lanes.get(name);
      if (lane) {
        lane.entries.push(entry);
        lane.slots = slots;
      } else {
        const made = { name, origin, slots, entries: [entry], head: 0 };
        lanes.set(name, made);
        ready.push(made);
      }
      pump();
    },
    done(entry) {
      for (const key of running.get(entry) ?? []) {
        const left = (taken.get(key) ?? 1) - 1;
        if (left > 0) taken.set(key, left);
        else taken.delete(key);
        wake(key);
      }
      running.delete(entry);
      pump();
    },
    pause(origin, ms) {
      clearTimeout(paused.get(origin));
      const over = () => {
        paused.delete(origin);
        wake(origin);
        pump();
      };
      paused.set(origin, setTimeout(over, ms));
    },
    stop() {
      stopped = true;
      for (const timer of paused.values()) clearTimeout(timer);
    },
  };
}

import { AppError } from "../platform/errors.ts";

/** How much is gathered, and how long the line may get. */
export interface GroupLimits {
  /** Items one commit takes at most. */
  mostAtOnce: number;
  /** Commits at the same time. */
  underWay: number;
  /** Items that may wait. */
  mostWaiting: number;
  /** When the first in line has waited so long, newcomers are turned away: they would wait longer still. */
  busyAfterMs: number;
  /** Nobody waits longer. */
  giveUpAfterMs: number;
  /** How long the first waits for others, when others are about. */
  gatherMs: number;
}

export interface GroupCommit<Item, Result> {
  /** Hands an item in; answers after the commit that it was part of. Throws BUSY at once when the line is full. */
  add(item: Item): Promise<Result>;
  /** Throws BUSY when the line is full, for whoever can spare himself the way to it. */
  requireRoom(): void;
  readonly waiting: number;
}

interface Waiting<Item, Result> {
  item: Item;
  since: number;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

/**
 * Lets items that arrive within moments of each other be committed together: while some are being committed, the next gather. One that
 * comes alone does not wait. Items of the same `apart` never are in commits at the same time, nor in one together.
 */
export function groupCommit<Item, Result>(
  o: GroupLimits & {
    commit(items: Item[]): Promise<PromiseSettledResult<Result>[]>;
    apart(item: Item): string;
  },
): GroupCommit<Item, Result> {
  let line: Waiting<Item, Result>[] = [];
  const atWork = new Set<string>();
  let running = 0;
  let lastSize = 1;
  let cancelStart: (() => void) | undefined;
  let giveUp: NodeJS.Timeout | undefined;

  function requireRoom(): void {
    const waited = line[0] ? performance.now() - line[0].since : 0;
    if (line.length < o.mostWaiting && waited <= o.busyAfterMs) return;
    throw busy(`${line.length} wait, the first for ${Math.round(waited)} ms`);
  }

  function arrange(): void {
    if (line.length > 0) giveUp ??= setTimeout(dropTheTired, o.giveUpAfterMs).unref();
    if (line.length === 0 || running >= o.underWay) return;
    if (line.length >= o.mostAtOnce) return start();
    if (cancelStart) return;
    if (running === 0 && lastSize === 1) {
      // At the end of this turn of the event loop: what else arrived in it goes along.
      const soon = setImmediate(start);
      cancelStart = () => clearImmediate(soon);
    } else {
      const soon = setTimeout(start, o.gatherMs);
      cancelStart = () => clearTimeout(soon);
    }
  }

  function start(): void {
    cancelStart?.();
    cancelStart = undefined;
    const taken = take();
    if (taken.length === 0) return;
    running += 1;
    lastSize = taken.length;
    void run(taken);
    arrange();
  }

  function take(): Waiting<Item, Result>[] {
    const taken: Waiting<Item, Result>[] = [];
    line = line.filter((one) => {
      const key = o.apart(one.item);
      if (taken.length >= o.mostAtOnce || atWork.has(key)) return true;
      atWork.add(key);
      taken.push(one);
      return false;
    });
    return taken;
  }

  async function run(taken: Waiting<Item, Result>[]): Promise<void> {
    const results = await o.commit(taken.map((one) => one.item)).catch((error) => error as unknown);
    for (const [n, one] of taken.entries()) {
      atWork.delete(o.apart(one.item));
      const result = Array.isArray(results) ? (results as PromiseSettledResult<Result>[])[n] : undefined;
      if (result?.status === "fulfilled") one.resolve(result.value);
      else one.reject(result ? result.reason : results);
    }
    running -= 1;
    arrange();
  }

  function dropTheTired(): void {
    giveUp = undefined;
    const now = performance.now();
    const tired = line.filter((one) => now - one.since >= o.giveUpAfterMs);
    line = line.filter((one) => now - one.since < o.giveUpAfterMs);
    for (const one of tired) one.reject(busy("waited too long"));
    if (line[0]) giveUp = setTimeout(dropTheTired, o.giveUpAfterMs - (now - line[0].since)).unref();
  }

  return {
    add(item) {
      requireRoom();
      return new Promise((resolve, reject) => {
        line.push({ item, since: performance.now(), resolve, reject });
        arrange();
      });
    },
    requireRoom,
    get waiting() {
      return line.length;
    },
  };
}

function busy(detail: string): AppError {
  return new AppError("BUSY", { facts: { retryAfterSeconds: 2 }, detail });
}

/**
 * How many calls a process may have in its hands at once, found out by itself: more by a little while calls are answered in time, less by
 * a fifth when they are not, or when the event loop falls behind. Beyond it a call would only wait; it had better hear "busy" at once.
 */
export interface AdaptiveLimit {
  readonly limit: number;
  readonly inFlight: number;
  begin(): void;
  /** `ms` is how long the call took, or undefined for one that waits for others by nature and says nothing of this process. */
  end(ms: number | undefined): void;
  /** Judges the time since the last call of this: `loopDelayMs` is how late the event loop was in it, typically. */
  adapt(loopDelayMs: number): void;
}

export interface LimitBounds {
  floor: number;
  ceiling: number;
  start: number;
  /** A call that took longer was not answered in time. */
  targetMs: number;
  /** An event loop that is later than this is behind. */
  loopTargetMs: number;
}

export function adaptiveLimit(o: LimitBounds): AdaptiveLimit {
  let limit = o.start;
  let inFlight = 0;
  let most = 0;
  let answered = 0;
  let late = 0;
  return {
    get limit() {
      return limit;
    },
    get inFlight() {
      return inFlight;
    },
    begin() {
      inFlight += 1;
      if (inFlight > most) most = inFlight;
    },
    end(ms) {
      inFlight -= 1;
      if (ms === undefined) return;
      answered += 1;
      if (ms > o.targetMs) late += 1;
    },
    adapt(loopDelayMs) {
      // Full hands of which nothing was answered are as bad as late answers.
      const stuck = answered === 0 && inFlight >= limit * 0.8;
      const behind = stuck || loopDelayMs > o.loopTargetMs || (answered > 0 && late / answered > 0.05);
      if (behind) limit = Math.max(o.floor, Math.floor(limit * 0.8));
      // Only a limit that was nearly reached has shown that it is too low.
      else if (most >= limit * 0.8) limit = Math.min(o.ceiling, limit + Math.max(2, Math.ceil(limit * 0.05)));
      most = inFlight;
      answered = 0;
      late = 0;
    },
  };
}

import type { UnitState } from "@kaimu/seatmap";
import type { SeatStates } from "@kaimu/ui/seat-map";
import { type AllStates, type AllStatesSent, loadStates, readStates } from "./seat-house.ts";

/** How long until the next try after `failures` in a row, in ms: longer each time, and never for everyone at once. */
export function pauseAfter(failures: number, chance = Math.random()): number {
  return Math.min(30_000, 1_000 * 2 ** failures) * (0.5 + chance);
}

/** A pause of about this many ms, spread over ±25 %: a hundred thousand pages must not ask in the same second. */
export function spread(ms: number, chance = Math.random()): number {
  return ms * (0.75 + chance / 2);
}

/**
 * Keeps the states up to date until the returned function is called: by the stream of changes, which goes on from the version that
 * is known; where no stream is to be had, by asking for all states as often as the server wants (or ever more rarely), and trying
 * the stream again. Nothing is followed while nobody looks: browsers allow few streams a site. `onPlan` hears which plan is in force
 * whenever all states are told.
 */
export function followSeats(
  performanceId: string,
  states: SeatStates,
  onPlan: (planVersion: number) => void,
): () => void {
  let source: EventSource | undefined;
  let timer = 0;
  let failures = 0;
  let ended = false;

  const reset = (all: AllStates) => {
    states.reset(all.version, all.states);
    // A gateway of the release before does not tell it.
    if (all.planVersion !== undefined) onPlan(all.planVersion);
  };
  const close = () => {
    source?.close();
    source = undefined;
    clearTimeout(timer);
  };
  const askAndTryAgain = (afterMs: number) => {
    close();
    if (ended) return;
    timer = window.setTimeout(() => {
      const asked = states.version();
      loadStates(performanceId)
        // A change that came meanwhile is newer than this answer.
        .then((all) => states.version() === asked && !ended && reset(all))
        .catch(() => undefined)
        .finally(open);
    }, afterMs);
  };
  const open = () => {
    close();
    if (ended || document.hidden) return;
    source = new EventSource(`/events/seats/${performanceId}?from=${states.version()}`);
    source.onopen = () => {
      failures = 0;
    };
    source.onerror = () => {
      failures += 1;
      askAndTryAgain(pauseAfter(failures));
    };
    hear<{ version: number; units: [number, UnitState][] }>(source, "delta", ({ version, units }) =>
      states.apply(version, units),
    );
    hear<AllStatesSent>(source, "reset", (all) => reset(readStates(all)));
    hear<{ afterMs: number }>(source, "poll", ({ afterMs }) => askAndTryAgain(spread(afterMs)));
  };
  const looked = () => (document.hidden ? close() : open());

  document.addEventListener("visibilitychange", looked);
  window.addEventListener("online", open);
  open();
  return () => {
    ended = true;
    close();
    document.removeEventListener("visibilitychange", looked);
    window.removeEventListener("online", open);
  };
}

function hear<T>(source: EventSource, event: string, take: (data: T) => void): void {
  source.addEventListener(event, (message) => take(JSON.parse((message as MessageEvent<string>).data) as T));
}

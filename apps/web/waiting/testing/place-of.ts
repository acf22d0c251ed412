import type { Waiting } from "../../reading/answers.ts";

/** A place as the server tells it: in the line, unless the test says otherwise. */
export function placeOf(some: Partial<Waiting>): Waiting {
  return {
    phase: "waiting",
    number: null,
    ahead: null,
    waiting: 0,
    waitSeconds: null,
    opensInMs: null,
    token: null,
    tokenLeftMs: null,
    comeInMs: null,
    admitSeconds: 300,
    paused: false,
    pollAfterMs: 10_000,
    queue: "q1",
    ...some,
  };
}

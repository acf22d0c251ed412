import type { Context } from "../../context.ts";
import type { Waiting } from "./waiting-view.ts";

/** Where a buyer stands. */
export async function readPlace(_ctx: Context, _o: { performanceId: string; accountId: string }): Promise<Waiting> {
  return {
    phase: "none",
    number: null,
    ahead: null,
    waiting: 0,
    waitSeconds: null,
    opensInMs: null,
    token: null,
    tokenLeftMs: null,
    comeInMs: null,
    admitSeconds: 0,
    paused: false,
    pollAfterMs: 10_000,
    queue: null,
  };
}

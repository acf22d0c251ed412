import { refusalOf, type serverCaller } from "@kaimu/site/server";
import type { Waiting, WaitingRoom } from "../reading/answers.ts";
import { canJoin } from "./queue.ts";

type Caller = Awaited<ReturnType<typeof serverCaller.web>>;

/** The performance's queue as everyone sees it and as this buyer does; null where it cannot be read now, or nobody is signed in. */
export interface QueueNow {
  room: WaitingRoom | null;
  place: Waiting | null;
}

/**
 * What the queue's page starts from. Whoever opens it takes his place by that, on the server: in the seconds in which places are
 * taken nobody shall lose one to the loading of scripts. Who has one keeps it; who missed his turn is asked first.
 */
export async function takePlace(call: Caller, o: { performanceId: string; signedIn: boolean }): Promise<QueueNow> {
  const { performanceId, signedIn } = o;
  const [room, place] = await Promise.all([
    orAway(call.admission.room({ performanceId })),
    signedIn ? orAway(call.admission.place({ performanceId })) : null,
  ]);
  // No place and an open queue: whoever has missed his turn is told so as that.
  if (!room || !canJoin(room.phase) || place?.phase !== "none") return { room, place };
  return { room, place: await orAway(call.admission.join({ performanceId })) };
}

/** How a buyer stands to a performance's queue before he buys. `queue`: he has to wait. */
export type Entry = { way: "free" } | { way: "queue" } | { way: "admitted"; token: string; comeInMs: number | null };

/** Whether one may buy now. With the queue out of reach the sale itself decides, and says so. */
export async function entryOf(call: Caller, o: { performanceId: string; signedIn: boolean }): Promise<Entry> {
  const { performanceId, signedIn } = o;
  const room = await orAway(call.admission.room({ performanceId }));
  if (!room || room.phase === "none") return { way: "free" };
  const place = signedIn ? await orAway(call.admission.place({ performanceId })) : null;
  if (place?.phase !== "admitted" || !place.token) return { way: "queue" };
  return { way: "admitted", token: place.token, comeInMs: place.comeInMs };
}

/** Of these performances, whose sale is still to open, those where one can queue already. */
export async function gatheringAt(call: Caller, performanceIds: readonly string[]): Promise<Set<string>> {
  const rooms = await Promise.all(
    performanceIds.map(async (performanceId) => ({
      performanceId,
      room: await orAway(call.admission.room({ performanceId })),
    })),
  );
  const open = rooms.filter(({ room }) => room && canJoin(room.phase));
  return new Set(open.map(({ performanceId }) => performanceId));
}

/**
 * The answer, or null while the queue's store is away or busy, or wants a challenge solved first: that is waited out and asked again by
 * the page, not shown as a broken one.
 */
async function orAway<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    if (["BUSY", "TOO_MANY_REQUESTS", "CHALLENGE_REQUIRED"].includes(refusalOf(error).code)) return null;
    throw error;
  }
}

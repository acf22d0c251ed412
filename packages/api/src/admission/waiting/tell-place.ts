import type { Context } from "../../context.ts";
import { signAdmission, tokenMs } from "./admission-token.ts";
import { pollAfterMs, spreadMs } from "./ask-again.ts";
import type { RoomNow } from "./room-now.ts";
import type { Waiting } from "./waiting-view.ts";

interface Place {
  phase: "none" | "missed" | "prequeue" | "waiting" | "due" | "inside";
  number: number;
  ahead: number;
  /** Of one let in: when the place is given back, or the token ends. */
  ends: number;
  now: number;
  waiting: number;
  queue: string;
  opens: number;
}

/** A place as its owner's page hears it, from the room (none: no queue) and the answer of a script of queue.lua. */
export function tellPlace(
  ctx: Pick<Context, "env">,
  o: { performanceId: string; accountId: string },
  room: RoomNow | undefined,
  answer: unknown,
): Waiting {
  const place = toPlace(answer as unknown[]);
  if (!room) return { ...nothing, pollAfterMs: pollAfterMs({ waiting: 0, turnInMs: undefined }) };
  const general = {
    ...nothing,
    queue: room.queue,
    paused: room.settings.paused,
    admitSeconds: room.settings.admitSeconds,
    waiting: place?.waiting ?? room.waiting,
  };
  if (!place) {
    const opensInMs = room.phase === "before" ? Math.max(0, Math.round(room.settings.gathersAt - room.nowMs())) : null;
    return {
      ...general,
      phase: room.phase === "before" ? "before" : "none",
      opensInMs,
      ...again(general.waiting, opensInMs),
    };
  }
  const told = { ...general, queue: place.queue, number: place.number || null };
  switch (place.phase) {
    case "none":
    case "missed":
      return { ...told, phase: place.phase, ...again(place.waiting, null) };
    case "prequeue": {
      const opensInMs = Math.max(0, place.opens - place.now);
      // All of them want to know what the draw gave: not in one second.
      const askInMs = opensInMs + Math.round(Math.random() * spreadMs(place.waiting));
      return {
        ...told,
        phase: "prequeue",
        opensInMs,
        pollAfterMs: Math.min(askInMs, again(place.waiting, null).pollAfterMs * 4),
      };
    }
    case "waiting": {
      const waitSeconds = waitOf(room, place.ahead);
      return {
        ...told,
        phase: "waiting",
        ahead: place.ahead,
        waitSeconds,
        ...again(place.waiting, (waitSeconds?.from ?? 60) * 1000),
      };
    }
    default:
      return { ...told, ...admitted(ctx, o, room, place) };
  }
}

const nothing: Waiting = {
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
  pollAfterMs: 0,
  queue: null,
};

const again = (waiting: number, turnInMs: number | null) => ({
  pollAfterMs: pollAfterMs({ waiting, turnInMs: turnInMs ?? undefined }),
});

function toPlace(answer: unknown[]): Place | undefined {
  if (answer?.[0] !== "OK") return undefined;
  const [number, ahead, ends, now, waiting] = answer.slice(2, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const [, phase] = answer as [string, Place["phase"]];
  return { phase, number, ahead, ends, now, waiting, queue: String(answer[7]), opens: Number(answer[8]) };
}

/** How long `ahead` places before one's own will take, at the pace of the last minutes; null while nobody is let in. */
function waitOf(room: RoomNow, ahead: number): { from: number; to: number } | null {
  if (room.settings.paused) return null;
  const { slow, fast } = room.pace;
  return { from: Math.floor((ahead * 60) / fast), to: Math.ceil(((ahead + 1) * 60) / slow) };
}

function admitted(
  ctx: Pick<Context, "env">,
  o: { performanceId: string; accountId: string },
  room: RoomNow,
  place: Place,
) {
  const came = place.phase === "inside";
  // Let in at `ends` less the time to come; the token counts from then, whether or not it is used soon.
  const tokenEnds = came ? place.ends : place.ends - room.settings.admitSeconds * 1000 + tokenMs;
  const endsAt = Math.max(place.ends, Math.min(tokenEnds, place.now + tokenMs));
  return {
    phase: "admitted" as const,
    ahead: 0,
    token: signAdmission(ctx.env.AUTH_SECRET, o, { queue: place.queue, number: place.number, endsAt }),
    tokenLeftMs: endsAt - place.now,
    comeInMs: came ? null : place.ends - place.now,
    pollAfterMs: pollAfterMs({ waiting: 20_000, turnInMs: undefined }),
  };
}

import type { Context } from "../../context.ts";
import { AppError } from "../../platform/errors.ts";
import { forgetKnownRooms, type KnownRoom, type KnownRooms, readKnownRooms } from "./known-rooms.ts";
import { noteWhetherOn } from "./note-whether-on.ts";
import { type Remembered, remembered } from "./remembered.ts";
import { type RoomNow, toRoomNow } from "./room-now.ts";
import { callRoom, chance, queueName, turnScript } from "./room-script.ts";

type Stores = Pick<Context, "db" | "redis" | "log">;

/** What this process knows of rooms: asked for at most once a second, believed for three, and after that nothing is guessed. */
interface Memory {
  rooms: Remembered<KnownRooms>;
  open: Map<string, OpenRoom>;
}
interface OpenRoom {
  now: Remembered<RoomNow | undefined>;
  /** Holds tried here since the last turn. */
  holds: number;
  /** Whether it was on when this process last heard of it: known here before the database knows. */
  heard: { round: number; on: boolean; queue: string } | undefined;
}
const span = { freshMs: 1_000, goodMs: 3_000 };
const memories = new WeakMap<object, Memory>();

function memoryOf(ctx: Stores): Memory {
  let memory = memories.get(ctx.redis);
  if (!memory) {
    let before: KnownRooms | undefined;
    const open: Memory["open"] = new Map();
    const load = async () => {
      before = await readKnownRooms(ctx, before);
      for (const id of open.keys()) if (!before.has(id)) open.delete(id);
      return before;
    };
    memory = { rooms: remembered(load, span), open };
    memories.set(ctx.redis, memory);
  }
  return memory;
}

/** A performance's room as this process knows it, undefined when it has none: no call of any store while it is asked for often. Throws BUSY. */
export async function roomNow(ctx: Stores, performanceId: string): Promise<RoomNow | undefined> {
  const memory = memoryOf(ctx);
  const rooms = await memory.rooms.get();
  if (!rooms.has(performanceId)) return undefined;
  return openRoom(ctx, memory, performanceId).now.get();
}

/** The same, brought up to now: the draw, turns and places given back that are due happen here. */
export async function turnRoom(ctx: Stores, performanceId: string): Promise<RoomNow | undefined> {
  const memory = memoryOf(ctx);
  const rooms = await memory.rooms.get();
  if (!rooms.has(performanceId)) return undefined;
  return openRoom(ctx, memory, performanceId).now.fetch();
}

/** All rooms that are not off. */
export async function knownRooms(ctx: Stores): Promise<KnownRooms> {
  return memoryOf(ctx).rooms.get();
}

/** Counts a hold that somebody tries, for rooms that switch themselves on by load. Told to Redis with the next turn. */
export function countHold(ctx: Stores, performanceId: string): void {
  const room = memoryOf(ctx).open.get(performanceId);
  if (room) room.holds += 1;
}

/** Settings have changed: this process knows at once, others within a second, and all within six when Redis cannot be told. */
export async function forgetRooms(ctx: Stores): Promise<void> {
  const memory = memoryOf(ctx);
  await forgetKnownRooms(ctx).catch((error) => ctx.log.warn({ err: error }, "redis is not told of changed rooms"));
  memory.rooms.forget();
  memory.open.clear();
}

function openRoom(ctx: Stores, memory: Memory, performanceId: string): OpenRoom {
  let room = memory.open.get(performanceId);
  if (!room) {
    const made: OpenRoom = {
      now: remembered(() => turn(ctx, memory, performanceId, made), span),
      holds: 0,
      heard: undefined,
    };
    memory.open.set(performanceId, made);
    room = made;
  }
  return room;
}

async function turn(ctx: Stores, memory: Memory, performanceId: string, room: OpenRoom): Promise<RoomNow | undefined> {
  for (const again of [false, true]) {
    const settings = (await (again ? memory.rooms.fetch() : memory.rooms.get())).get(performanceId);
    if (!settings) return undefined;
    const answer = await callTurn(ctx, settings, room);
    // Redis knows of a younger round than we do: our settings are of yesterday.
    if (answer[0] === "OLD") continue;
    const now = toRoomNow(settings, answer);
    if (now.lostAt && room.heard?.queue !== now.queue)
      ctx.log.warn({ performanceId, queue: now.queue }, "Redis has lost a queue, it starts anew");
    room.heard = { round: settings.round, on: now.on, queue: now.queue };
    noteWhetherOn(ctx, now).catch((error) =>
      ctx.log.warn({ err: error, performanceId }, "not noted that a queue is on"),
    );
    return now;
  }
  throw new AppError("BUSY", { detail: "waiting room is being set" });
}

async function callTurn(ctx: Stores, of: KnownRoom, room: OpenRoom): Promise<unknown[]> {
  const { holds, heard } = room;
  const wasOn = heard?.round === of.round ? heard.on : of.wasOn;
  room.holds = 0;
  const args = [
    ...[of.round, of.revision, of.mode, of.gathersAt, of.opensAt],
    ...[of.ratePerMinute, of.admitSeconds * 1000, of.loadPerMinute, of.paused ? 1 : 0],
    ...[wasOn ? 1 : 0, holds, queueName(), chance()],
  ];
  try {
    return (await callRoom(ctx, turnScript, of.performanceId, args)) as unknown[];
  } catch (error) {
    room.holds += holds;
    throw error;
  }
}

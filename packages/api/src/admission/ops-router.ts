import { z } from "zod";
import { id, operator, page, router } from "../trpc.ts";
import { listRooms, watchRoom } from "./waiting/list-rooms.ts";
import { pauseRoom, setRate, setRoom } from "./waiting/set-room.ts";

const ratePerMinute = z.int().min(1).max(60_000);
const wantedRoom = z
  .object({
    performanceId: id,
    mode: z.enum(["off", "scheduled", "on", "by_load"]),
    prequeueOpensAt: z.date().nullable().default(null),
    opensAt: z.date().nullable().default(null),
    ratePerMinute,
    admitSeconds: z.int().min(30).max(600),
    loadPerMinute: z.int().min(1).max(1_000_000).nullable().default(null),
  })
  .refine((room) => room.mode !== "by_load" || room.loadPerMinute !== null, "by load, from which load on")
  .refine(
    (room) => !room.prequeueOpensAt || !room.opensAt || room.prequeueOpensAt < room.opensAt,
    "gathering begins before the opening",
  );

export const admissionOpsRouter = router({
  /** All rooms that were ever set, last changed first. */
  rooms: operator.input(z.object(page)).query(({ ctx, input }) => listRooms(ctx, input)),
  room: operator.input(z.object({ performanceId: id })).query(({ ctx, input }) => watchRoom(ctx, input.performanceId)),
  setRoom: operator
    .input(wantedRoom)
    .mutation(({ ctx, input }) => setRoom(ctx, { ...input, operatorId: ctx.accountId })),
  setRate: operator
    .input(z.object({ performanceId: id, ratePerMinute }))
    .mutation(({ ctx, input }) => setRate(ctx, { ...input, operatorId: ctx.accountId })),
  pause: operator
    .input(z.object({ performanceId: id, paused: z.boolean() }))
    .mutation(({ ctx, input }) => pauseRoom(ctx, { ...input, operatorId: ctx.accountId })),
});

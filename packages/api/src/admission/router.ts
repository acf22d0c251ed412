import { z } from "zod";
import { anyone, buyer, id, router } from "../trpc.ts";
import { limitJoins } from "./limit-joins.ts";
import { joinQueue } from "./waiting/join-queue.ts";
import { leaveQueue } from "./waiting/leave-queue.ts";
import { readPlace } from "./waiting/read-place.ts";
import { readRoom } from "./waiting/read-room.ts";

const ofPerformance = z.object({ performanceId: id });

export const admissionRouter = router({
  room: anyone.input(ofPerformance).query(({ ctx, input }) => readRoom(ctx, input.performanceId)),
  join: buyer.input(ofPerformance).mutation(async ({ ctx, input }) => {
    await limitJoins(ctx, ctx.accountId);
    return joinQueue(ctx, { ...input, accountId: ctx.accountId });
  }),
  place: buyer.input(ofPerformance).query(({ ctx, input }) => readPlace(ctx, { ...input, accountId: ctx.accountId })),
  leave: buyer
    .input(ofPerformance)
    .mutation(({ ctx, input }) => leaveQueue(ctx, { ...input, accountId: ctx.accountId })),
});

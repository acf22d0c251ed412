import { showingsOf } from "../catalogue/index.ts";
import { scheduled } from "../platform/durable.ts";
import { AppError } from "../platform/errors.ts";
import { closeOver } from "./waiting/close-over.ts";
import { knownRooms, turnRoom } from "./waiting/turn-room.ts";

/** Turns every room, also those that nobody looks at, and switches off those whose sale has closed. */
const turnRoomsJob = scheduled({
  id: "turn-waiting-rooms",
  cron: "* * * * *",
  run: ({ ctx, step }) =>
    step.run("all rooms", async () => {
      const ids = [...(await knownRooms(ctx)).keys()];
      for (const performanceId of ids) {
        try {
          await turnRoom(ctx, performanceId);
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          ctx.log.warn({ err: error, performanceId }, "waiting room not turned this round");
        }
      }
      return { rooms: ids.length, closed: await closeOver(ctx, { rooms: ids, showings: await showingsOf(ctx, ids) }) };
    }),
});

export const admissionJobs = [turnRoomsJob];

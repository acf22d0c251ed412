import { z } from "zod";
import { rateLimit } from "../admission/index.ts";
import { anyone, buyer, id, operator, organizer, router } from "../trpc.ts";
import { profileOf } from "./account.ts";
import { addAttendee, listAttendees, removeAttendee } from "./attendees.ts";
import { sendLoginCode } from "./login-code.ts";
import { endSessions } from "./session.ts";

export const phone = z.string().regex(/^1[3-9]\d{9}$/);

const documentKind = z.enum(["resident_id", "residence_permit", "passport", "mainland_travel_permit"]);

const own = (procedure: typeof buyer | typeof organizer | typeof operator) => ({
  me: procedure.query(({ ctx }) => profileOf(ctx, ctx.accountId)),
  endSessions: procedure.mutation(({ ctx }) => endSessions(ctx, ctx.accountId)),
});

export const identityRouter = {
  web: router({
    sendCode: anyone.input(z.object({ phone })).mutation(({ ctx, input }) => sendLoginCode(ctx, input.phone)),
    ...own(buyer),
    attendees: buyer.query(({ ctx }) => listAttendees(ctx, ctx.accountId)),
    addAttendee: buyer
      .input(
        z.object({ name: z.string().trim().min(1).max(60), documentKind, documentNumber: z.string().min(5).max(30) }),
      )
      .mutation(async ({ ctx, input }) => {
        await rateLimit(ctx, "add-attendee", ctx.accountId);
        return addAttendee(ctx, { ...input, accountId: ctx.accountId });
      }),
    removeAttendee: buyer
      .input(z.object({ attendeeId: id }))
      .mutation(({ ctx, input }) => removeAttendee(ctx, { ...input, accountId: ctx.accountId })),
  }),
  admin: router(own(organizer)),
  ops: router(own(operator)),
};

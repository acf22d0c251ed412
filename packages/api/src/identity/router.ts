import { z } from "zod";
import { anyone, buyer, operator, organizer, router } from "../trpc.ts";
import { profileOf } from "./account.ts";
import { sendLoginCode } from "./login-code.ts";
import { endSessions } from "./session.ts";

export const phone = z.string().regex(/^1[3-9]\d{9}$/);

const own = (procedure: typeof buyer | typeof organizer | typeof operator) => ({
  me: procedure.query(({ ctx }) => profileOf(ctx, ctx.accountId)),
  endSessions: procedure.mutation(({ ctx }) => endSessions(ctx, ctx.accountId)),
});

export const identityRouter = {
  web: router({
    sendCode: anyone.input(z.object({ phone })).mutation(({ ctx, input }) => sendLoginCode(ctx, input.phone)),
    ...own(buyer),
  }),
  admin: router(own(organizer)),
  ops: router(own(operator)),
};

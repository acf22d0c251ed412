import { z } from "zod";
import { rateLimit, requireAdmission } from "../admission/index.ts";
import { passParts } from "../catalogue/index.ts";
import { anyone, buyer, clientKey, id, router } from "../trpc.ts";
import { availability } from "./availability.ts";
import { heldSeats } from "./held-seats.ts";
import { type Hold, hold, letGo, myHold } from "./hold.ts";
import { holdPass, letPassGo, myPass } from "./hold-pass.ts";
import { pickSeats } from "./pick-seats.ts";

const unit = z.int().min(0).max(999_999);
const item = z.object({
  offerId: id,
  quantity: z.int().min(1).max(20),
  units: z
    .array(unit)
    .min(1)
    .max(40)
    .refine((units) => new Set(units).size === units.length, "a unit twice")
    .optional(),
  mayPart: z.boolean().optional(),
});

export const inventoryRouter = {
  web: router({
    availability: anyone
      .input(z.object({ performanceId: id }))
      .query(({ ctx, input }) => availability(ctx, input.performanceId)),
    pickSeats: anyone
      .input(
        z.object({
          performanceId: id,
          tierId: id.optional(),
          count: z.int().min(1).max(20),
          mayPart: z.boolean().optional(),
        }),
      )
      .query(async ({ ctx, input }) => {
        await rateLimit(ctx, "pick-seats", ctx.address);
        return pickSeats(ctx, input);
      }),
    hold: buyer
      .input(
        z.object({
          performanceId: id,
          clientKey,
          items: z.array(item).min(1).max(10),
          /** What the waiting room gave to who has queued. */
          admission: z.string().max(200).optional(),
        }),
      )
      .mutation(async ({ ctx, input }) => {
        // Account, device and address are counted by the gateway while it looks up the session.
        await rateLimit(ctx, "hold-performance", input.performanceId);
        const { performanceId, admission } = input;
        await requireAdmission(ctx, { performanceId, accountId: ctx.accountId, token: admission });
        return toView(await hold(ctx, { ...input, accountId: ctx.accountId }));
      }),
    myHold: buyer.input(z.object({ performanceId: id })).query(async ({ ctx, input }) => {
      const mine = await myHold(ctx, { ...input, accountId: ctx.accountId });
      return mine && toView(mine);
    }),
    /** So many pieces of a pass: places in each of its performances, or in none. */
    holdPass: buyer
      .input(
        z.object({
          passId: id,
          clientKey,
          quantity: z.int().min(1).max(20),
          mayPart: z.boolean().optional(),
          /** For performances with a waiting room. */
          admissions: z
            .array(z.object({ performanceId: id, token: z.string().max(200) }))
            .max(20)
            .default([]),
        }),
      )
      .mutation(async ({ ctx, input }) => {
        const { passId, clientKey, quantity, mayPart, admissions } = input;
        const { accountId } = ctx;
        const { parts } = await passParts(ctx, passId);
        for (const { performanceId } of parts) {
          await rateLimit(ctx, "hold-performance", performanceId);
          const token = admissions.find((one) => one.performanceId === performanceId)?.token;
          await requireAdmission(ctx, { performanceId, accountId, token });
        }
        const items = [{ offerId: passId, quantity, mayPart }];
        const holds = await holdPass(ctx, {
          ...{ accountId, clientKey },
          parts: parts.map(({ performanceId }) => ({ performanceId, items })),
        });
        return toPassView(passId, holds);
      }),
    myPass: buyer.input(z.object({ passId: id })).query(async ({ ctx, input }) => {
      const mine = await myPass(ctx, { ...input, accountId: ctx.accountId });
      return mine && toPassView(input.passId, mine);
    }),
    letPassGo: buyer
      .input(z.object({ passId: id }))
      .mutation(({ ctx, input }) => letPassGo(ctx, { ...input, accountId: ctx.accountId })),
    /** Where the seats of one's hold are, when the platform has chosen them; nothing where they are told only after the payment. */
    heldSeats: buyer
      .input(z.object({ performanceId: id }))
      .query(({ ctx, input }) => heldSeats(ctx, { ...input, accountId: ctx.accountId })),
    letGo: buyer
      .input(z.object({ performanceId: id, holdId: id }))
      .mutation(({ ctx, input }) => letGo(ctx, { ...input, accountId: ctx.accountId })),
  }),
};

/** A hold as the page sees it: how long it lasts is told as a span, since the page's clock may be wrong. */
function toView({ id: holdId, performanceId, units, items, leftMs }: Hold) {
  return { id: holdId, performanceId, units, items, leftMs };
}

/** The holds of a pass as the page sees them: they last as long as the one that ends first. */
function toPassView(passId: string, holds: Hold[]) {
  return {
    ...{ passId, quantity: holds[0]?.items[0]?.quantity ?? 0 },
    leftMs: Math.min(...holds.map(({ leftMs }) => leftMs)),
    parts: holds.map(({ id: holdId, performanceId, units }) => ({ holdId, performanceId, units })),
  };
}

import { passParts, rememberedTerms } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { letPassGo } from "../inventory/index.ts";
import { AppError, asAppError } from "../platform/errors.ts";
import type { Fen } from "../platform/money.ts";
import { orderLines } from "./order-lines.ts";
import { placeHolds } from "./place-order.ts";
import { type PricedPassPart, pricePass } from "./price-pass.ts";
import type { OrderView } from "./read-orders.ts";

interface PlacePass {
  accountId: string;
  passId: string;
  /** The pass's holds, one in each of its performances. */
  holds: { performanceId: string; holdId: string }[];
  clientKey: string;
  expectedTotalFen: Fen;
  /** Whom each piece is for, one person through all performances, where the event asks for names. */
  attendeeIds?: string[] | undefined;
  couponCode?: string | undefined;
}

/**
 * Turns the holds of a pass into one order, whole or not at all; it is listed under the performance that comes first. A pass of which a part cannot be
 * had any more is let go in the other performances too. Throws what placeOrder throws, with facts.performanceId where one performance refused.
 */
export async function placePass(ctx: Context, o: PlacePass): Promise<OrderView> {
  const { accountId, passId, attendeeIds } = o;
  const pass = { passId, performanceIds: (await passParts(ctx, passId)).parts.map((part) => part.performanceId) };
  const starting = await Promise.all(
    o.holds.map(async (one) => ({ ...one, startsAt: (await rememberedTerms(ctx, one.performanceId)).startsAt })),
  );
  const [first, ...others] = starting.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  if (!first) throw new AppError("HOLD_EXPIRED");
  try {
    return await placeHolds(ctx, {
      ...o,
      holds: [first, ...others],
      linesOf: (held) =>
        Promise.all(
          pricePass(pass, held).map(async (part) => {
            const attendees = attendeeIds && bound(part, attendeeIds);
            return { ...part, lines: await orderLines(ctx, { ...part, accountId, attendees }) };
          }),
        ),
    });
  } catch (error) {
    const code = asAppError(error)?.code;
    if (code === "HOLD_EXPIRED" || code === "UNITS_TAKEN")
      await letPassGo(ctx, o).catch((err) =>
        ctx.log.warn({ err, passId }, "what is left of a pass runs out by itself"),
      );
    throw error;
  }
}

/** Each piece's person for its place in this performance. */
function bound({ priced }: PricedPassPart, attendeeIds: string[]) {
  return priced.flatMap(({ unit, terms }) => {
    const attendeeId = attendeeIds[(terms.passPiece ?? 0) - 1];
    return attendeeId ? [{ unit, attendeeId }] : [];
  });
}

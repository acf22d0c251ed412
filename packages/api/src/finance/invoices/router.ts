import { z } from "zod";
import { rateLimit } from "../../admission/index.ts";
import { requireRight } from "../../catalogue/index.ts";
import { buyer, clientKey, id, operator, organizer, page, router } from "../../trpc.ts";
import { askForInvoice } from "./ask-invoice.ts";
import { correctInvoice } from "./correct-invoice.ts";
import { titleInput } from "./invoice-title.ts";
import { invoicesOfOrder } from "./invoices-of-order.ts";
import { listInvoices } from "./list-invoices.ts";
import { tryInvoiceAgain } from "./try-again.ts";

const state = z.enum(["requested", "issued", "failed", "reversing", "reversal_failed", "reversed"]).optional();

export const invoiceRouter = {
  web: router({
    ofOrder: buyer
      .input(z.object({ orderId: id }))
      .query(({ ctx, input }) => invoicesOfOrder(ctx, { ...input, accountId: ctx.accountId })),
    ask: buyer
      .input(z.object({ orderId: id, clientKey, buyer: titleInput, mail: z.email().max(120) }))
      .mutation(async ({ ctx, input }) => {
        await rateLimit(ctx, "order", ctx.accountId);
        return askForInvoice(ctx, { ...input, accountId: ctx.accountId });
      }),
    /** After the service has refused title or tax number. */
    correct: buyer
      .input(z.object({ invoiceId: id, clientKey, buyer: titleInput, mail: z.email().max(120) }))
      .mutation(async ({ ctx, input }) => {
        await rateLimit(ctx, "order", ctx.accountId);
        return correctInvoice(ctx, { ...input, accountId: ctx.accountId });
      }),
  }),
  admin: router({
    /** Invoices of an own organizer's orders. */
    list: organizer.input(z.object({ ...page, organizerId: id, state })).query(async ({ ctx, input }) => {
      await requireRight(ctx, { ...input, accountId: ctx.accountId, right: "see the money" });
      return listInvoices(ctx, input);
    }),
  }),
  ops: router({
    list: operator.input(z.object({ ...page, state })).query(({ ctx, input }) => listInvoices(ctx, input)),
    tryAgain: operator
      .input(z.object({ invoiceId: id }))
      .mutation(({ ctx, input }) => tryInvoiceAgain(ctx, { ...input, operatorId: ctx.accountId })),
  }),
};

import { z } from "zod";
import { buyer, id, page, router } from "../trpc.ts";
import { listTickets, readTicket } from "./read-tickets.ts";

export const ticketingRouter = {
  web: router({
    myTickets: buyer
      .input(z.object({ ...page, orderId: id.optional() }))
      .query(({ ctx, input }) => listTickets(ctx, { ...input, accountId: ctx.accountId })),
    ticket: buyer
      .input(z.object({ ticketId: id }))
      .query(({ ctx, input }) => readTicket(ctx, { ...input, accountId: ctx.accountId })),
  }),
};

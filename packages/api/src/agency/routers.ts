import QRCode from "qrcode";
import { z } from "zod";
import { showingsOf } from "../catalogue/index.ts";
import { listSaleOrders } from "../ordering/index.ts";
import { id, operator, organizer, page, router } from "../trpc.ts";
import { allocationsOf } from "./allocations.ts";
import { appoint } from "./appoint.ts";
import { createAgent } from "./create-agent.ts";
import { endAgent } from "./end-agent.ts";
import { listAgents } from "./list-agents.ts";
import { ownAgents, requireMember } from "./members.ts";
import { agentsOfOrganizer, organizersOfAgent } from "./read-partners.ts";

const name = z.string().trim().min(1);

export const agencyRouter = {
  admin: router({
    /** The agents the caller works for. */
    mine: organizer.query(({ ctx }) => ownAgents(ctx, ctx.accountId)),
    /** An own agent with its sales link, and whom it sells for. */
    agent: organizer.input(z.object({ agentId: id })).query(async ({ ctx, input }) => {
      const agent = await requireMember(ctx, { ...input, accountId: ctx.accountId });
      const link = `${ctx.env.WEB_ORIGIN}/a/${agent.code}`;
      const qrSvg = await QRCode.toString(link, { type: "svg", margin: 2, errorCorrectionLevel: "M" });
      return { ...agent, link, qrSvg, organizers: await organizersOfAgent(ctx, agent.id) };
    }),
    allocations: organizer.input(z.object({ ...page, agentId: id })).query(async ({ ctx, input }) => {
      await requireMember(ctx, { ...input, accountId: ctx.accountId });
      return allocationsOf(ctx, input);
    }),
    /** Orders that an own agent has sold, the buyers masked. */
    orders: organizer.input(z.object({ ...page, agentId: id })).query(async ({ ctx, input }) => {
      await requireMember(ctx, { ...input, accountId: ctx.accountId });
      const { orders, next } = await listSaleOrders(ctx, input);
      const showings = await showingsOf(
        ctx,
        orders.map(({ performanceId }) => performanceId),
      );
      return { orders, next, showings: [...showings.values()] };
    }),
    /** An organizer's agents. */
    partners: organizer
      .input(z.object({ organizerId: id }))
      .query(({ ctx, input }) => agentsOfOrganizer(ctx, { ...input, accountId: ctx.accountId })),
    appoint: organizer
      .input(
        z.object({
          organizerId: id,
          code: z.string().trim().min(1).max(20),
          permyriad: z.int().min(0).max(5_000),
        }),
      )
      .mutation(({ ctx, input }) => appoint(ctx, { ...input, accountId: ctx.accountId })),
  }),
  ops: router({
    agents: operator.input(z.object(page)).query(({ ctx, input }) => listAgents(ctx, input)),
    create: operator
      .input(
        z.object({
          agentId: id,
          name: name.max(80),
          nameEn: name.max(120),
          mail: z.email().max(120),
          person: name.max(60),
        }),
      )
      .mutation(({ ctx, input }) => createAgent(ctx, { ...input, operatorId: ctx.accountId })),
    end: operator
      .input(z.object({ agentId: id }))
      .mutation(({ ctx, input }) => endAgent(ctx, { ...input, operatorId: ctx.accountId })),
  }),
};

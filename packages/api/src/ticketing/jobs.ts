import { durable } from "../platform/durable.ts";
import { issueTickets } from "./issue-tickets.ts";

const issueTicketsJob = durable({
  id: "issue-tickets",
  on: "order/paid",
  limit: 20,
  run: ({ ctx, data, step }) => step.run("issue", () => issueTickets(ctx, data.orderId)),
});

export const ticketingJobs = [issueTicketsJob];

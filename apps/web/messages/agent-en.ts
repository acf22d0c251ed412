import type { Messages } from "./zh.ts";

/** What buyers read who have come by an agent's link. */
export const agentEn: Messages["agent"] = {
  label: "Sold by an agent",
  soldBy: (name) => `Sold by ${name}`,
  theirs: "You see the places it sells. Kaimu takes the payment, and the tickets are like any other.",
  leave: "Buy directly instead",
  endedTitle: "This agent's link is no longer valid",
  endedText: "The agent has stopped selling, or the link is wrong. You can buy on our own pages.",
  toShows: "See the shows",
};

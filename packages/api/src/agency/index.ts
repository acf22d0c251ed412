/**
 * Agency: agents (总代), who sell from allocations of their own for a commission.
 *
 * Owns agents, agent_members, commission_agreements.
 * Promises: an agent's people see what is that agent's and nothing else; a commission is by the agreement that was in force when the order
 * was paid. Allocations are the catalogue's pools, what is due is in the books.
 */
export { type AgentName, agentNames, agentOfCode, requireActive } from "./agents.ts";
export { type Agreement, agreedCommission, agreementsInForce, requireAppointed } from "./commission.ts";
export { agentCookie, agentOfLink, linkSeconds, signLink } from "./link.ts";
export { type OwnAgent, requireMember } from "./members.ts";

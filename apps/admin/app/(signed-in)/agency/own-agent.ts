import { requireSignIn, serverCaller } from "@kaimu/site/server";
import { notFound } from "next/navigation";

export type Search = Promise<Record<string, string | string[] | undefined>>;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Which of the caller's agents a page is about, and where its list goes on; not found for who works for none. */
export async function ownAgent(path: string, search: Search) {
  await requireSignIn("organizer", path);
  const { agent, after } = await search;
  const caller = await serverCaller.admin();
  const agents = await caller.agency.mine();
  const chosen = agent === undefined ? agents[0] : agents.find(({ id }) => id === agent);
  if (!chosen || (after !== undefined && !(typeof after === "string" && uuid.test(after)))) notFound();
  return { caller, agents, agent: chosen, after };
}

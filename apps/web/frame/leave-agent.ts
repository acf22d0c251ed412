"use server";
import { endAgentLink } from "@kaimu/site/server";

/** From here on this browser buys on our own pages again. */
export async function leaveAgent(): Promise<void> {
  await endAgentLink();
}

import { isSameText, signText } from "../platform/crypto.ts";

/** The cookie of a browser that has come by an agent's link: whose it was and until when, signed, so that nobody makes one up. */
export const agentCookie = "kaimu.agent";

/** How long what a browser buys is that agent's sale. */
export const linkSeconds = 86_400;

/** What the cookie holds for an agent from now on. */
export function signLink(secret: string, o: { agentId: string; now: Date }): string {
  const text = `${o.agentId}.${Math.floor(o.now.getTime() / 1_000) + linkSeconds}`;
  return `${text}.${signature(secret, text)}`;
}

/** By whose link a browser has come; undefined where it has not, where that is too long ago, or where the cookie is not ours. */
export function agentOfLink(secret: string, o: { cookie: string | undefined; now: Date }): string | undefined {
  const [agentId = "", until = "", signed = "", more] = (o.cookie ?? "").split(".");
  if (more !== undefined || Number(until) * 1_000 <= o.now.getTime()) return undefined;
  return isSameText(signed, signature(secret, `${agentId}.${until}`)) ? agentId : undefined;
}

const signature = (secret: string, text: string) => signText(secret, "agent-link", text).slice(0, 32);

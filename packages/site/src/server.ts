import type { Caller, Context } from "@kaimu/api";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { clientAddress } from "./address.ts";
import { api } from "./api.ts";
import { type Audience, audiences } from "./audiences.ts";
import { deviceIn } from "./login.ts";
import { loginPath } from "./paths.ts";
import { platform } from "./platform.ts";

export { platform };

/** The refusal an error of these callers amounts to. */
export const refusalOf = api.refusalOf;

/** Who asks for this page, by the cookie of its audience; anonymous when not signed in. Looked up once a request. */
export const whoAsks = cache(async (audience: Audience): Promise<Caller> => {
  const token = (await cookies()).get(audiences[audience].cookie)?.value;
  return api.callerOf(platform(), audience, token);
});

/** For pages of signed-in people: their account's id, or a redirect to the login page, which leads back to `path`. */
export async function requireSignIn(audience: Audience, path: string): Promise<string> {
  const who = await whoAsks(audience);
  if (who.kind !== audience) redirect(loginPath(path));
  return who.accountId;
}

/** By whose link this browser has come; undefined for everybody else. */
const agentIdHere = cache(async (): Promise<string | undefined> => {
  const cookie = (await cookies()).get(api.agentCookie)?.value;
  return api.agentOfLink(platform().env.AUTH_SECRET, { cookie, now: platform().clock.now() });
});

/** The agent by whose link this buyer has come. */
export async function agentHere() {
  const agentId = await agentIdHere();
  return agentId === undefined ? undefined : (await api.agentNames(platform(), [agentId])).get(agentId);
}

/** Marks this browser as having come by an agent's link; false, and nothing is marked, where the agent sells no more or there is none. */
export async function beginAgentLink(code: string): Promise<boolean> {
  const agent = await api.agentOfCode(platform(), code);
  if (agent?.state !== "active") return false;
  const { env, clock } = platform();
  (await cookies()).set(api.agentCookie, api.signLink(env.AUTH_SECRET, { agentId: agent.id, now: clock.now() }), {
    ...{ path: "/", maxAge: api.linkSeconds, httpOnly: true, sameSite: "lax" },
    secure: env.WEB_ORIGIN.startsWith("https://"),
  });
  return true;
}

/** Takes the mark off again. */
export async function endAgentLink(): Promise<void> {
  (await cookies()).delete(api.agentCookie);
}

async function contextOf(audience: Audience): Promise<Context> {
  const sent = await headers();
  const address = clientAddress(sent.get("x-forwarded-for"));
  const client = api.newClient(deviceIn(platform(), sent.get("cookie")));
  const agentId = audience === "buyer" ? await agentIdHere() : undefined;
  const channel = agentId ? "agent" : "web";
  return { ...platform(), who: await whoAsks(audience), address, channel, agentId, client };
}

const callers = {
  web: api.callerFactory(api.webRouter),
  admin: api.callerFactory(api.adminRouter),
  ops: api.callerFactory(api.opsRouter),
};

/** The routers, called in this process to render a page; `who` is read from the request's cookie. */
export const serverCaller = {
  web: async () => callers.web(await contextOf("buyer")),
  admin: async () => callers.admin(await contextOf("organizer")),
  ops: async () => callers.ops(await contextOf("operator")),
};

/** One of this buyer's tickets as a PDF; refused as NOT_FOUND when it is another's. */
export async function ticketPdf(o: { ticketId: string; accountId: string }): Promise<Buffer> {
  return api.ticketPdf(await contextOf("buyer"), o);
}

/** One of this buyer's invoices as a PDF; refused as NOT_FOUND when it is another's. */
export async function invoicePdf(o: { invoiceId: string; accountId: string }) {
  return api.invoicePdf(await contextOf("buyer"), o);
}

/** An organizer's statement as a file, for who may see its money. */
export async function statementFile(o: { accountId: string; period: unknown; as: "csv" | "pdf" }) {
  return api.statementFile(await contextOf("organizer"), o);
}

/** An agent's statement as a file, for its own people. */
export async function agentStatementFile(o: { accountId: string; period: unknown; as: "csv" | "pdf" }) {
  return api.agentStatementFile(await contextOf("organizer"), o);
}

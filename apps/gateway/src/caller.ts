import type { IncomingMessage } from "node:http";
import {
  AppError,
  agentCookie,
  agentOfLink,
  type Client,
  type Context,
  callerOfClaims,
  claimsOf,
  deviceCookie,
  deviceOf,
  guardCall,
  newClient,
  type Platform,
  versionKey,
} from "@kaimu/api";
import { headerOf } from "./header.ts";

/** The doors of the gateway: Nginx says through which one a request came. */
export type Door = "web" | "admin" | "ops";

const doors = {
  web: { audience: "buyer", cookie: "kaimu.web.session", origin: "WEB_ORIGIN" },
  admin: { audience: "organizer", cookie: "kaimu.admin.session", origin: "ADMIN_ORIGIN" },
  ops: { audience: "operator", cookie: "kaimu.ops.session", origin: "OPS_ORIGIN" },
} as const;

/** The door's name; whoever reaches the gateway without Nginx stands at the buyers'. */
export function doorOf(request: IncomingMessage): Door {
  const named = headerOf(request, "x-kaimu-audience");
  return named === "admin" || named === "ops" ? named : "web";
}

/** The browser a request comes from: its device, and the solved challenge it brings. */
export function clientOf(platform: Platform, request: IncomingMessage): Client {
  const device = deviceOf(platform.env.AUTH_SECRET, cookieOf(request, deviceCookie));
  return newClient(device, headerOf(request, "x-kaimu-proof"));
}

/**
 * A request's context: who asks, from where, with which device, through which channel. Only that door's cookie is looked at. A call of `procedure`
 * is counted at its limits in the same question to Redis that looks up the session. Throws TOO_MANY_REQUESTS, CHALLENGE_REQUIRED, BUSY.
 */
export async function contextOf(
  platform: Platform,
  request: IncomingMessage,
  client = clientOf(platform, request),
  procedure?: string,
): Promise<Context> {
  const { audience, cookie } = doors[doorOf(request)];
  const phone = /Mobile|Android|iPhone/.test(headerOf(request, "user-agent") ?? "");
  const ctx: Context = {
    ...platform,
    who: { kind: "anonymous" },
    address: headerOf(request, "x-forwarded-for") ?? request.socket.remoteAddress ?? "unknown",
    ...sellerOf(platform, request, phone ? "h5" : "web"),
    client,
  };
  const claims = await claimsOf(platform, audience, cookieOf(request, cookie));
  const accountId = claims?.accountId;
  const alongside = accountId && versionKey(accountId);
  const remembered = procedure ? await guardCall(ctx, { path: procedure, accountId, alongside }) : undefined;
  ctx.who = await callerOfClaims(platform, audience, claims, remembered);
  return ctx;
}

/** By whose link a buyer has come; undefined for everybody else. */
export function agentOf(platform: Platform, request: IncomingMessage): string | undefined {
  if (doorOf(request) !== "web") return undefined;
  const { AUTH_SECRET } = platform.env;
  return agentOfLink(AUTH_SECRET, { cookie: cookieOf(request, agentCookie), now: platform.clock.now() });
}

/** The channel of a request: that of agents for who has come by a link of theirs. */
function sellerOf(
  platform: Platform,
  request: IncomingMessage,
  own: "web" | "h5",
): Pick<Context, "channel" | "agentId"> {
  const agentId = agentOf(platform, request);
  return agentId ? { channel: "agent", agentId } : { channel: own };
}

/**
 * Mutations only from our own pages: JSON (a form cannot send it), and an origin, when the browser tells one, that is this door's.
 * Throws FOREIGN_ORIGIN. Callers that are no browsers send neither header, and have no cookie a stranger could ride on.
 */
export function checkOrigin(platform: Platform, request: IncomingMessage): void {
  const origin = headerOf(request, "origin");
  const site = headerOf(request, "sec-fetch-site");
  const json = headerOf(request, "content-type")?.startsWith("application/json");
  const own = platform.env[doors[doorOf(request)].origin];
  if (!json || (origin !== undefined && origin !== own) || (site !== undefined && site !== "same-origin")) {
    throw new AppError("FOREIGN_ORIGIN", { detail: `${origin} ${site}` });
  }
}

function cookieOf(request: IncomingMessage, name: string): string | undefined {
  const cookies = request.headers.cookie;
  if (!cookies?.includes(name)) return undefined;
  for (const part of cookies.split(";")) {
    const at = part.indexOf("=");
    if (part.slice(0, at).trim() === name) return decodeURIComponent(part.slice(at + 1).trim());
  }
  return undefined;
}

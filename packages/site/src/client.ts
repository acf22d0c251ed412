import type { Refusal } from "@kaimu/api";
import { createTRPCClient, type HTTPLinkOptions, httpLink, type TRPCClient, TRPCClientError } from "@trpc/client";
import type { AnyTRPCRouter } from "@trpc/server";
import superjson from "superjson";
import { challengeLink } from "./challenge/challenge-link.ts";
import { refusalOfCode } from "./refusal-of-code.ts";

export { challengeProgress } from "./challenge/progress.ts";
export { type Login, login, logout } from "./login-client.ts";
export { refusalOfCode };

/**
 * The routers as the browser calls them: through Nginx and the gateway of this site. Each call begins a trace; one that is asked to solve a
 * challenge does so by itself.
 */
export function createBrowserClient<Router extends AnyTRPCRouter>(): TRPCClient<Router> {
  // Which transformer a router has, only its own type knows; all of ours have superjson.
  const options = {
    url: "/trpc",
    transformer: superjson,
    headers: ({ op }: { op: { context: { proof?: string } } }) => ({
      traceparent: newTraceparent(),
      ...(op.context.proof ? { "x-kaimu-proof": op.context.proof } : {}),
    }),
  };
  const link = httpLink<Router>(options as unknown as HTTPLinkOptions<Router["_def"]["_config"]["$types"]>);
  return createTRPCClient<Router>({ links: [challengeLink<Router>(), link] });
}

/** The refusal a failed call carries; when no answer came, or not one of ours, the sentence that says we are busy. */
export function refusalOfClient(error: unknown): Refusal {
  const refusal = error instanceof TRPCClientError ? (error.data as { refusal?: Refusal } | null)?.refusal : undefined;
  return refusal ?? refusalOfCode("BUSY");
}

/** A W3C traceparent with fresh ids, sampled: the click is where a trace begins. */
function newTraceparent(): string {
  const hex = (bytes: number) =>
    Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `00-${hex(16)}-${hex(8)}-01`;
}

import NextAuth from "next-auth";
import { api } from "./api.ts";
import type { Audience } from "./audiences.ts";
import { authOptions } from "./auth-options.ts";
import { deviceIn } from "./login.ts";
import { platform } from "./platform.ts";

export { authOptions };

type Context = { params: Promise<{ nextauth: string[] }> };
type Handler = (request: Request, context: Context) => Promise<Response>;

/** What the pages need of next-auth. The rest is closed: its own pages, and the route by which strangers write into the log. */
const open = new Set(["csrf", "session", "callback", "signout"]);

/** Gives a browser that shows no device its cookie, so that whoever signs in here is known again by the gateway. */
function withDevice(request: Request, response: Response): Response {
  if (deviceIn(platform(), request.headers.get("cookie"))) return response;
  const { AUTH_SECRET, WEB_ORIGIN } = platform().env;
  const headers = new Headers(response.headers);
  headers.append("set-cookie", api.newDeviceCookie(AUTH_SECRET, WEB_ORIGIN.startsWith("https:")));
  return new Response(response.body, { status: response.status, headers });
}

/** The handlers of app/api/auth/[...nextauth]/route.ts for an audience. */
export function authRoute(audience: Audience): { GET: Handler; POST: Handler } {
  const handle: Handler = async (request, context) => {
    const [action = ""] = (await context.params).nextauth;
    if (!open.has(action)) return new Response(null, { status: 404 });
    const response = await (NextAuth(authOptions(audience)) as Handler)(request, context);
    return withDevice(request, response);
  };
  return { GET: handle, POST: handle };
}

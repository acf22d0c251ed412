import NextAuth from "next-auth";
import type { Audience } from "./audiences.ts";
import { authOptions } from "./auth-options.ts";

export { authOptions };

type Context = { params: Promise<{ nextauth: string[] }> };
type Handler = (request: Request, context: Context) => Promise<Response>;

/** What the pages need of next-auth. The rest is closed: its own pages, and the route by which strangers write into the log. */
const open = new Set(["csrf", "session", "callback", "signout"]);

/** The handlers of app/api/auth/[...nextauth]/route.ts for an audience. */
export function authRoute(audience: Audience): { GET: Handler; POST: Handler } {
  const handle: Handler = async (request, context) => {
    const [action = ""] = (await context.params).nextauth;
    if (!open.has(action)) return new Response(null, { status: 404 });
    return NextAuth(authOptions(audience))(request, context);
  };
  return { GET: handle, POST: handle };
}

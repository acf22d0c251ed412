import { beginAgentLink } from "@kaimu/site/server";
import { redirect } from "next/navigation";
import { onlyId } from "../../../../reading/search-params.ts";

/** An agent's sales link, to all of its shows or to one: for a day what this browser buys is that agent's sale. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ code: string; event?: string[] }> },
): Promise<Response> {
  const { code, event } = await params;
  if (!(await beginAgentLink(code))) redirect("/link-ended");
  const eventId = onlyId(event?.[0]);
  redirect(eventId ? `/shows/${eventId}` : "/");
}

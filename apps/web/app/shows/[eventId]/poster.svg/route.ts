import { serverCaller } from "@kaimu/site/server";
import { posterSvg } from "@kaimu/ui/poster";
import { orNull } from "../../../../reading/or-not-found.ts";
import { posterText } from "../../../../shows/poster-address.ts";

/** A show's poster; with ?picture=1 without its type. Its address changes with its content. */
export async function GET(request: Request, { params }: { params: Promise<{ eventId: string }> }): Promise<Response> {
  const { eventId } = await params;
  const call = await serverCaller.web();
  const event = await orNull(call.catalogue.event({ eventId }));
  if (!event) return new Response(null, { status: 404 });
  const picture = new URL(request.url).searchParams.has("picture");
  return new Response(posterSvg(event.poster, picture ? {} : posterText(event)), {
    headers: {
      "content-type": "image/svg+xml; charset=utf-8",
      "cache-control": "public, max-age=86400, s-maxage=86400, stale-while-revalidate=86400",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
    },
  });
}

import { refusalOfCode } from "@kaimu/site/client";
import { loginPath } from "@kaimu/site/paths";
import { platform, refusalOf, ticketPdf, whoAsks } from "@kaimu/site/server";
import { onlyId } from "../../../../reading/search-params.ts";

/** A ticket to print or keep. Whoever is not signed in does that first; another's ticket is not there. */
export async function GET(_: Request, { params }: { params: Promise<{ ticketId: string }> }): Promise<Response> {
  const ticketId = onlyId((await params).ticketId);
  if (!ticketId) return said(refusalOfCode("NOT_FOUND"), 404);
  const who = await whoAsks("buyer");
  if (who.kind !== "buyer")
    return new Response(null, { status: 303, headers: { location: loginPath(`/tickets/${ticketId}/pdf`) } });
  try {
    const pdf = await ticketPdf({ ticketId, accountId: who.accountId });
    return new Response(new Uint8Array(pdf), {
      headers: {
        "content-type": "application/pdf",
        "content-disposition": `inline; filename="kaimu-ticket-${ticketId.slice(-12)}.pdf"`,
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    return refused(error, ticketId);
  }
}

function refused(error: unknown, ticketId: string): Response {
  const refusal = refusalOf(error);
  if (refusal.code === "NOT_FOUND") return said(refusal, 404);
  if (refusal.code === "TOO_MANY_REQUESTS") return said(refusal, 429);
  platform().log.error({ err: error, ticketId }, "ticket PDF failed");
  return said(refusal, 503);
}

/** In both languages and as text: a browser shows its own page for an answer without one. */
function said({ zh, en }: { zh: string; en: string }, status: number): Response {
  const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };
  return new Response(`${zh}\n${en}\n`, { status, headers });
}

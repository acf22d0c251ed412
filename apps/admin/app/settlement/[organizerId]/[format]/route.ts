import { refusalOfCode } from "@kaimu/site/client";
import { loginPath } from "@kaimu/site/paths";
import { platform, refusalOf, statementFile, whoAsks } from "@kaimu/site/server";

/** A statement to keep, as CSV or PDF. Whoever is not signed in does that first; another's is not there. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ organizerId: string; format: string }> },
): Promise<Response> {
  const { organizerId, format } = await params;
  if (format !== "csv" && format !== "pdf") return said(refusalOfCode("NOT_FOUND"), 404);
  const who = await whoAsks("organizer");
  if (who.kind !== "organizer")
    return new Response(null, { status: 303, headers: { location: loginPath("/settlement") } });
  const asked = new URL(request.url).searchParams;
  const period = { organizerId, from: asked.get("from"), to: asked.get("to") };
  try {
    const { bytes, name, type } = await statementFile({ accountId: who.accountId, period, as: format });
    return new Response(new Uint8Array(bytes), {
      headers: {
        "content-type": type,
        "content-disposition": `attachment; filename="${name}"`,
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal.code === "BAD_INPUT") return said(refusal, 400);
    if (refusal.code === "NOT_FOUND" || refusal.code === "NOT_ALLOWED") return said(refusal, 404);
    platform().log.error({ err: error, organizerId }, "statement failed");
    return said(refusal, 503);
  }
}

/** In both languages and as text: a browser shows its own page for an answer without one. */
function said({ zh, en }: { zh: string; en: string }, status: number): Response {
  const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };
  return new Response(`${zh}\n${en}\n`, { status, headers });
}

import { refusalOfCode } from "@kaimu/site/client";
import { loginPath } from "@kaimu/site/paths";
import { invoicePdf, platform, refusalOf, whoAsks } from "@kaimu/site/server";
import { onlyId } from "../../../../../reading/search-params.ts";

type Params = Promise<{ orderId: string; invoiceId: string }>;

/** An invoice to keep. Whoever is not signed in does that first; another's is not there. */
export async function GET(_: Request, { params }: { params: Params }): Promise<Response> {
  const { orderId, invoiceId: asked } = await params;
  const invoiceId = onlyId(asked);
  if (!invoiceId) return said(refusalOfCode("NOT_FOUND"), 404);
  const who = await whoAsks("buyer");
  if (who.kind !== "buyer")
    return new Response(null, {
      status: 303,
      headers: { location: loginPath(`/orders/${orderId}/invoices/${invoiceId}`) },
    });
  try {
    const { bytes, number } = await invoicePdf({ invoiceId, accountId: who.accountId });
    return new Response(new Uint8Array(bytes), {
      headers: {
        "content-type": "application/pdf",
        "content-disposition": `inline; filename="invoice-${number}.pdf"`,
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal.code === "NOT_FOUND") return said(refusal, 404);
    platform().log.error({ err: error, invoiceId }, "invoice PDF failed");
    return said(refusal, 503);
  }
}

/** In both languages and as text: a browser shows its own page for an answer without one. */
function said({ zh, en }: { zh: string; en: string }, status: number): Response {
  const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };
  return new Response(`${zh}\n${en}\n`, { status, headers });
}

import { answerFile, noSuchFile } from "@kaimu/site/file";
import { invoicePdf } from "@kaimu/site/server";
import { onlyId } from "../../../../../reading/search-params.ts";

type Params = Promise<{ orderId: string; invoiceId: string }>;

/** An invoice to keep. */
export async function GET(_: Request, { params }: { params: Params }): Promise<Response> {
  const { orderId, invoiceId: asked } = await params;
  const invoiceId = onlyId(asked);
  if (!invoiceId) return noSuchFile();
  return answerFile({
    ...{ audience: "buyer", back: `/orders/${orderId}/invoices/${invoiceId}`, shown: "inline", about: { invoiceId } },
    async make(accountId) {
      const { bytes, number } = await invoicePdf({ invoiceId, accountId });
      return { bytes, name: `invoice-${number}.pdf`, type: "application/pdf" };
    },
  });
}

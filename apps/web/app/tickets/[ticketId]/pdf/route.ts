import { answerFile, noSuchFile } from "@kaimu/site/file";
import { ticketPdf } from "@kaimu/site/server";
import { onlyId } from "../../../../reading/search-params.ts";

/** A ticket to print or keep. */
export async function GET(_: Request, { params }: { params: Promise<{ ticketId: string }> }): Promise<Response> {
  const ticketId = onlyId((await params).ticketId);
  if (!ticketId) return noSuchFile();
  return answerFile({
    ...{ audience: "buyer", back: `/tickets/${ticketId}/pdf`, shown: "inline", about: { ticketId } },
    async make(accountId) {
      const bytes = await ticketPdf({ ticketId, accountId });
      return { bytes, name: `kaimu-ticket-${ticketId.slice(-12)}.pdf`, type: "application/pdf" };
    },
  });
}

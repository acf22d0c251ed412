import { answerFile, noSuchFile } from "@kaimu/site/file";
import { statementFile } from "@kaimu/site/server";

/** A statement to keep, as CSV or PDF. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ organizerId: string; format: string }> },
): Promise<Response> {
  const { organizerId, format } = await params;
  if (format !== "csv" && format !== "pdf") return noSuchFile();
  const asked = new URL(request.url).searchParams;
  const period = { organizerId, from: asked.get("from"), to: asked.get("to") };
  return answerFile({
    ...{ audience: "organizer", back: "/settlement", shown: "attachment", about: { organizerId } },
    make: (accountId) => statementFile({ accountId, period, as: format }),
  });
}

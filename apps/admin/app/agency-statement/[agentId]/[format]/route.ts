import { answerFile, noSuchFile } from "@kaimu/site/file";
import { agentStatementFile } from "@kaimu/site/server";

/** An agent's statement to keep, as CSV or PDF. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ agentId: string; format: string }> },
): Promise<Response> {
  const { agentId, format } = await params;
  if (format !== "csv" && format !== "pdf") return noSuchFile();
  const asked = new URL(request.url).searchParams;
  const period = { agentId, from: asked.get("from"), to: asked.get("to") };
  return answerFile({
    ...{ audience: "organizer", back: "/agency/statement", shown: "attachment", about: { agentId } },
    make: (accountId) => agentStatementFile({ accountId, period, as: format }),
  });
}

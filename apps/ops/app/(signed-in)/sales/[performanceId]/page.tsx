import { locale } from "@kaimu/site/locale";
import { requireSignIn, serverCaller } from "@kaimu/site/server";
import { foundOr404 } from "../../found-or-404.ts";
import { LiveSale } from "../../live-sale.tsx";

/** The board of one sale. */
export default async function SalePage({ params }: { params: Promise<{ performanceId: string }> }) {
  const { performanceId } = await params;
  await requireSignIn("operator", `/sales/${performanceId}`);
  const caller = await serverCaller.ops();
  const [sale, jobs] = await Promise.all([
    foundOr404(caller.operations.sale({ performanceId })),
    caller.operations.failedJobs(),
  ]);
  return <LiveSale first={{ value: { sale, jobs }, at: Date.now() }} locale={await locale()} />;
}

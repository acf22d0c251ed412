import { locale } from "@kaimu/site/locale";
import { requireSignIn, serverCaller } from "@kaimu/site/server";
import { LiveOverview } from "./live-overview.tsx";

/** What operators see first: the numbers of this moment, kept up to date by the browser. */
export default async function OverviewPage() {
  await requireSignIn("operator", "/");
  const caller = await serverCaller.ops();
  const [overview, jobs] = await Promise.all([caller.operations.overview(), caller.operations.failedJobs()]);
  return <LiveOverview first={{ value: { overview, jobs }, at: Date.now() }} locale={await locale()} />;
}

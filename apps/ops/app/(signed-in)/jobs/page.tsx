import { locale } from "@kaimu/site/locale";
import { requireSignIn, serverCaller } from "@kaimu/site/server";
import { FailedJobList } from "../failed-job-list.tsx";

/** Jobs that gave up, as the job server tells of them. */
export default async function JobsPage() {
  await requireSignIn("operator", "/jobs");
  const value = await (await serverCaller.ops()).operations.failedJobs();
  return <FailedJobList first={{ value, at: Date.now() }} locale={await locale()} />;
}

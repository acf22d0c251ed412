import { locale } from "@kaimu/site/locale";
import { requireSignIn, serverCaller } from "@kaimu/site/server";
import { Pager } from "@kaimu/site/staff";
import { foundOr404 } from "../../found-or-404.ts";
import { type Search, textOf } from "../../search-params.ts";
import { BulkBoard } from "../bulk-board.tsx";
import { FailureList } from "../failure-list.tsx";

type Props = { params: Promise<{ bulkReturnId: string }>; searchParams: Search };

/** One performance that was called off: how far its refunds are, and which have failed. */
export default async function BulkReturnPage({ params, searchParams }: Props) {
  const { bulkReturnId } = await params;
  await requireSignIn("operator", `/called-off/${bulkReturnId}`);
  const after = textOf(await searchParams, "after");
  const call = (await serverCaller.ops()).calledOff;
  const [progress, { failures, next }] = await Promise.all([
    foundOr404(call.progress({ bulkReturnId })),
    foundOr404(call.failures({ bulkReturnId, limit: 50, cursor: after })),
  ]);
  const language = await locale();
  return (
    <>
      <BulkBoard first={{ value: progress, at: Date.now() }} locale={language} />
      <FailureList {...{ bulkReturnId, failures, locale: language }} failed={progress.orders.failed} />
      <Pager path={`/called-off/${bulkReturnId}`} query={{}} {...{ after, next, locale: language }} />
    </>
  );
}

import { locale } from "@kaimu/site/locale";
import { requireSignIn, serverCaller } from "@kaimu/site/server";
import { foundOr404 } from "../../found-or-404.ts";
import { RoomBoard } from "../room-board.tsx";

/** The waiting room of one performance. */
export default async function RoomPage({ params }: { params: Promise<{ performanceId: string }> }) {
  const { performanceId } = await params;
  await requireSignIn("operator", `/waiting-rooms/${performanceId}`);
  const caller = await serverCaller.ops();
  const [{ showing }, room] = await Promise.all([
    foundOr404(caller.operations.sale({ performanceId })),
    foundOr404(caller.admission.room({ performanceId })),
  ]);
  return <RoomBoard showing={showing} first={{ value: room, at: Date.now() }} locale={await locale()} />;
}

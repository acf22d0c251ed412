import { locale } from "@kaimu/site/locale";
import { requireSignIn, serverCaller } from "@kaimu/site/server";
import { notFound } from "next/navigation";
import { messages } from "../../../../../messages/index.ts";
import { CallOffForm } from "../../../called-off/call-off-form.tsx";
import { foundOr404 } from "../../../found-or-404.ts";
import { showingName } from "../../../say.ts";

/** Cancels or postpones a performance for its organizer. */
export default async function CallOffPage({ params }: { params: Promise<{ performanceId: string }> }) {
  const { performanceId } = await params;
  await requireSignIn("operator", `/sales/${performanceId}/call-off`);
  const caller = await serverCaller.ops();
  const [{ showing }, touched] = await Promise.all([
    foundOr404(caller.operations.sale({ performanceId })),
    foundOr404(caller.calledOff.touched({ performanceId })),
  ]);
  if (!["on_sale", "paused", "postponed"].includes(showing.status)) notFound();
  const language = await locale();
  const words = messages[language].calledOff.callOff;
  return (
    <>
      <header className="grid max-w-3xl gap-1 pb-5">
        <h1 className="text-section font-bold">{words.title}</h1>
        <p className="text-lg">{showingName(showing, language)}</p>
        <p className="text-ink-2">{words.lead}</p>
      </header>
      <CallOffForm {...{ performanceId, touched, locale: language }} />
    </>
  );
}

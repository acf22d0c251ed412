import { locale } from "@kaimu/site/locale";
import { requireSignIn, serverCaller } from "@kaimu/site/server";
import Link from "next/link";
import { messages } from "../../../../../messages/index.ts";
import { foundOr404 } from "../../../found-or-404.ts";
import { StatusWord } from "../../../status-word.tsx";
import { BothSides } from "./both-sides.tsx";
import { CaseActions } from "./case-actions.tsx";
import { CaseRecord } from "./case-record.tsx";
import { KnownHere } from "./known-here.tsx";

/** One difference: both sides, what is known of its trade, what happened to it, and what can be done. */
export default async function CasePage({ params }: { params: Promise<{ caseId: string }> }) {
  const { caseId } = await params;
  await requireSignIn("operator", `/bills/cases/${caseId}`);
  const language = await locale();
  const texts = messages[language];
  const words = texts.bills;
  const found = await foundOr404((await serverCaller.ops()).bill.case({ caseId }));
  return (
    <>
      <header className="grid gap-2 pb-5">
        <Link href="/bills/cases" className="inline-flex min-h-touch items-center text-sm text-ink-2 hover:text-ink">
          {words.back}
        </Link>
        <h1 className="text-section font-bold">{words.whats[found.what]}</h1>
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-ink-2">
          <StatusWord status={found.state} text={words.states[found.state]} />
          {found.reason && <span>{words.reasons[found.reason]}</span>}
          <span>{found.day}</span>
          <span>{texts.overview.breakerNames[found.gateway]}</span>
          <span>
            {words.account} {found.accountName}
          </span>
        </p>
      </header>
      <div className="grid gap-8 lg:grid-cols-[3fr_2fr]">
        <div className="grid min-w-0 content-start gap-8">
          <BothSides found={found} locale={language} />
          <KnownHere found={found} locale={language} />
        </div>
        <div className="grid min-w-0 content-start gap-8">
          {found.state === "open" && <CaseActions found={found} locale={language} />}
          <CaseRecord events={found.events} locale={language} />
        </div>
      </div>
    </>
  );
}

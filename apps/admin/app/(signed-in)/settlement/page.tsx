import { locale } from "@kaimu/site/locale";
import { refusalOf, requireSignIn, serverCaller } from "@kaimu/site/server";
import { Pager } from "@kaimu/site/staff";
import { buttonClass, EmptyState, ErrorNote } from "@kaimu/ui";
import Link from "next/link";
import { notFound } from "next/navigation";
import { messages } from "../../../messages/index.ts";
import { type Asked, askedOf, rowText } from "./asked.ts";
import { Payouts } from "./payouts.tsx";
import { PeriodForm } from "./period-form.tsx";
import { StatementFiles } from "./statement-files.tsx";
import { StatementTable } from "./statement-table.tsx";
import { Totals } from "./totals.tsx";

type Search = Promise<Record<string, string | string[] | undefined>>;

/** What an organizer has sold, given back and is due in a period, and the same as a file. */
export default async function SettlementPage({ searchParams }: { searchParams: Search }) {
  await requireSignIn("organizer", "/settlement");
  const language = await locale();
  const words = messages[language].settlement;
  const caller = await serverCaller.admin();
  const organizers = (await caller.catalogue.organizers()).filter(({ role }) => role !== "door");
  const asked = askedOf(await searchParams, organizers[0]?.id);
  if (!asked) return <EmptyState icon="wallet" title={words.none} text={words.noneText} />;
  const statement = await statementOf(caller, asked);
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-4 pb-5">
        <div className="grid max-w-3xl gap-1">
          <h1 className="text-section font-bold">{words.title}</h1>
          <p className="text-ink-2">{words.lead}</p>
        </div>
        <Link href={`/settlement/invoices?organizer=${asked.organizerId}`} className={buttonClass("quiet")}>
          {messages[language].invoices.title}
        </Link>
      </div>
      <PeriodForm
        {...{ path: "/settlement", asked, locale: language }}
        whose={{ name: "organizer", value: asked.organizerId, label: words.organizer, options: organizers }}
      />
      {!statement ? (
        <ErrorNote text={words.wrongPeriod} />
      ) : (
        <>
          <Totals totals={statement.totals} feePermyriad={statement.feePermyriad} locale={language} />
          {statement.rows.length === 0 ? (
            <EmptyState icon="calendar" title={words.empty} text={words.emptyText} />
          ) : (
            <>
              <StatementFiles
                path={`/settlement/${asked.organizerId}`}
                {...{ from: asked.from, to: asked.to, locale: language }}
              />
              <StatementTable rows={statement.rows} locale={language} />
            </>
          )}
          <Pager
            path="/settlement"
            query={{ organizer: asked.organizerId, from: asked.from, to: asked.to }}
            after={rowText(asked.cursor ?? null) ?? undefined}
            next={rowText(statement.next)}
            locale={language}
          />
          <Payouts payouts={statement.payouts} owedFen={statement.owedFen} locale={language} />
        </>
      )}
    </>
  );
}

/** The statement; undefined where the dates are none. */
async function statementOf(caller: Awaited<ReturnType<typeof serverCaller.admin>>, asked: Asked) {
  try {
    return await caller.finance.statement({ ...asked, limit: 50 });
  } catch (error) {
    const { code } = refusalOf(error);
    if (code === "BAD_INPUT") return undefined;
    if (code === "NOT_FOUND" || code === "NOT_ALLOWED") notFound();
    throw error;
  }
}

import { locale } from "@kaimu/site/locale";
import { refusalOf } from "@kaimu/site/server";
import { ListTable, Pager } from "@kaimu/site/staff";
import { ErrorNote, Money } from "@kaimu/ui";
import { messages } from "../../../../messages/index.ts";
import { daysOf, rowText } from "../../settlement/asked.ts";
import { PeriodForm } from "../../settlement/period-form.tsx";
import { StatementFiles } from "../../settlement/statement-files.tsx";
import { AgencyHead } from "../agency-head.tsx";
import { ownAgent, type Search } from "../own-agent.ts";
import { ShowingCell } from "../showing-cell.tsx";

/** What an agent has sold, what was given back of it, and the commission it is due, also as a file. */
export default async function AgencyStatement({ searchParams }: { searchParams: Search }) {
  const { after: row, ...search } = await searchParams;
  const { caller, agents, agent } = await ownAgent("/agency/statement", Promise.resolve(search));
  const language = await locale();
  const texts = messages[language];
  const words = texts.agency;
  const asked = daysOf({ ...search, after: row });
  const { from, to } = asked;
  const statement = await caller.finance
    .agentStatement({ agentId: agent.id, ...asked, limit: 50 })
    .catch((error: unknown) => {
      if (refusalOf(error).code === "BAD_INPUT") return undefined;
      throw error;
    });
  const money = (fen: number) => <Money fen={fen} />;
  const totals = statement && { id: "totals", day: texts.shows.sales.total, showing: undefined, ...statement.totals };
  const rows = statement?.rows.map((one) => ({ id: `${one.day} ${one.performanceId}`, ...one })) ?? [];
  return (
    <>
      <AgencyHead agent={agent} agents={agents} now="statement" locale={language} />
      <p className="max-w-3xl pb-4 text-ink-2">{words.statementLead}</p>
      <PeriodForm
        {...{ path: "/agency/statement", asked, locale: language }}
        whose={{ name: "agent", value: agent.id, label: words.agent, options: agents }}
      />
      {!statement || !totals ? (
        <ErrorNote text={texts.settlement.wrongPeriod} />
      ) : (
        <>
          {rows.length > 0 && (
            <StatementFiles path={`/agency-statement/${agent.id}`} {...{ from, to, locale: language }} />
          )}
          <ListTable
            rows={rows.length > 0 ? [totals, ...rows] : []}
            empty={texts.settlement.empty}
            columns={[
              { head: texts.settlement.day, cell: ({ day }) => day },
              { head: words.performance, cell: ({ showing }) => <ShowingCell showing={showing} locale={language} /> },
              { head: words.ticketsSold, cell: ({ ticketsSold }) => ticketsSold, figures: true },
              { head: words.sales, cell: ({ soldFen }) => money(soldFen), figures: true },
              { head: words.ticketsReturned, cell: ({ ticketsReturned }) => ticketsReturned, figures: true },
              { head: words.returned, cell: ({ returnedFen }) => money(returnedFen), figures: true },
              { head: words.due, cell: ({ commissionFen }) => <strong>{money(commissionFen)}</strong>, figures: true },
            ]}
          />
          <Pager
            path="/agency/statement"
            query={{ agent: agent.id, from, to }}
            after={rowText(asked.cursor ?? null) ?? undefined}
            next={rowText(statement.next)}
            locale={language}
          />
        </>
      )}
    </>
  );
}

import { locale } from "@kaimu/site/locale";
import { ListTable, Pager } from "@kaimu/site/staff";
import { messages } from "../../../messages/index.ts";
import { AgencyHead } from "./agency-head.tsx";
import { CopyLink } from "./copy-link.tsx";
import { ownAgent, type Search } from "./own-agent.ts";
import { ShowingCell } from "./showing-cell.tsx";

/** An agent's link, what it gets from whom, and what it has to sell. */
export default async function AgencyPage({ searchParams }: { searchParams: Search }) {
  const { caller, agents, agent, after } = await ownAgent("/agency", searchParams);
  const language = await locale();
  const words = messages[language].agency;
  const agentId = agent.id;
  const [{ link, qrSvg, organizers }, { allocations, next }] = await Promise.all([
    caller.agency.agent({ agentId }),
    caller.agency.allocations({ agentId, cursor: after, limit: 20 }),
  ]);
  const day = (at: Date) => at.toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" });
  return (
    <>
      <AgencyHead agent={agent} agents={agents} now="allocations" locale={language} />
      <div className="mb-6 grid items-start gap-6 border border-line bg-sheet p-4 sm:grid-cols-[1fr_auto]">
        <section aria-labelledby="link" className="grid min-w-0 gap-2">
          <h2 id="link" className="font-semibold">
            {words.link}
          </h2>
          <p className="font-mono text-sm break-all">{link}</p>
          <p className="text-sm text-ink-2">{words.linkLead}</p>
          <CopyLink link={link} locale={language} />
          <h2 className="pt-3 font-semibold">{words.commission}</h2>
          {organizers.length === 0 ? (
            <p className="text-ink-2">{words.noOrganizers.replace("{code}", agent.code)}</p>
          ) : (
            <ul className="grid gap-1">
              {organizers.map((one) => (
                <li key={one.organizerId} className="tabular">
                  {language === "zh" ? one.name : one.nameEn} · <strong>{one.permyriad / 100}%</strong>{" "}
                  <span className="text-sm text-ink-3">{words.since.replace("{day}", day(one.validFrom))}</span>
                </li>
              ))}
            </ul>
          )}
        </section>
        <img
          src={`data:image/svg+xml;utf8,${encodeURIComponent(qrSvg)}`}
          alt={words.qr}
          width={176}
          height={176}
          className="rounded-control bg-white"
        />
      </div>
      <h2 className="pb-3 font-semibold">{words.allocations}</h2>
      <ListTable
        rows={allocations}
        empty={words.noAllocations}
        emptyText={words.noAllocationsText}
        columns={[
          { head: words.performance, cell: ({ showing }) => <ShowingCell showing={showing} locale={language} /> },
          { head: words.units, cell: ({ units }) => units, figures: true },
          { head: words.sold, cell: ({ sold }) => sold, figures: true },
          { head: words.held, cell: ({ held }) => held, figures: true },
          { head: words.left, cell: ({ left }) => left, figures: true },
        ]}
      />
      <Pager path="/agency" query={{ agent: agentId }} {...{ after, next, locale: language }} />
    </>
  );
}

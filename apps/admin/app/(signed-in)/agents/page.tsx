import { locale } from "@kaimu/site/locale";
import { requireSignIn, serverCaller } from "@kaimu/site/server";
import { ListTable } from "@kaimu/site/staff";
import { EmptyState, Money } from "@kaimu/ui";
import Link from "next/link";
import { messages } from "../../../messages/index.ts";
import { foundOr404 } from "../shows/own-event.ts";
import { Appoint } from "./appoint.tsx";

type Search = Promise<{ organizer?: string | string[] }>;

/** An organizer's agents: what was agreed with each, and what each has sold. */
export default async function AgentsPage({ searchParams }: { searchParams: Search }) {
  await requireSignIn("organizer", "/agents");
  const language = await locale();
  const { agency: words, settlement } = messages[language];
  const caller = await serverCaller.admin();
  const organizers = (await caller.catalogue.organizers()).filter(({ role }) => role !== "door");
  const { organizer } = await searchParams;
  const organizerId = typeof organizer === "string" ? organizer : organizers[0]?.id;
  if (!organizerId) return <EmptyState icon="person" title={settlement.none} text={settlement.noneText} />;
  const { agents, mayAppoint } = await foundOr404(caller.agency.partners({ organizerId }));
  const nameOf = (one: { name: string; nameEn: string }) => (language === "zh" ? one.name : one.nameEn);
  return (
    <>
      <header className="grid max-w-3xl gap-1 pb-5">
        <h1 className="text-section font-bold">{words.partners}</h1>
        <p className="text-ink-2">{words.partnersLead}</p>
        {organizers.length > 1 && (
          <p className="flex flex-wrap gap-x-4">
            {organizers.map((one) => (
              <Link
                key={one.id}
                href={`/agents?organizer=${one.id}`}
                aria-current={one.id === organizerId ? "page" : undefined}
                className="inline-flex min-h-touch items-center underline aria-[current=page]:font-semibold"
              >
                {nameOf(one)}
              </Link>
            ))}
          </p>
        )}
      </header>
      <ListTable
        rows={agents}
        empty={words.noPartners}
        emptyText={words.noPartnersText}
        columns={[
          {
            head: words.agent,
            cell: (row) => (
              <>
                {nameOf(row)}
                {row.state === "ended" && <span className="block font-normal text-warn">{words.state.ended}</span>}
              </>
            ),
          },
          { head: words.code, cell: ({ code }) => <span className="font-mono text-xs">{code}</span> },
          { head: words.rate, cell: ({ permyriad }) => `${permyriad / 100}%`, figures: true },
          { head: words.ticketsSold, cell: ({ ticketsSold }) => ticketsSold, figures: true },
          { head: words.sales, cell: ({ soldFen }) => <Money fen={soldFen} />, figures: true },
          { head: words.returned, cell: ({ returnedFen }) => <Money fen={returnedFen} />, figures: true },
          { head: words.due, cell: ({ commissionFen }) => <Money fen={commissionFen} />, figures: true },
        ]}
      />
      {mayAppoint && <Appoint organizerId={organizerId} locale={language} />}
    </>
  );
}

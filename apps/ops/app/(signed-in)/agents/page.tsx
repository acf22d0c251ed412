import { locale } from "@kaimu/site/locale";
import { requireSignIn, serverCaller } from "@kaimu/site/server";
import { Pager } from "@kaimu/site/staff";
import { messages } from "../../../messages/index.ts";
import { foundOr404 } from "../found-or-404.ts";
import { ListTable } from "../list-table.tsx";
import { momentOf } from "../say.ts";
import { type Search, textOf } from "../search-params.ts";
import { CreateAgent } from "./create-agent.tsx";
import { EndAgent } from "./end-agent.tsx";

/** The agents of the platform. */
export default async function AgentsPage({ searchParams }: { searchParams: Search }) {
  await requireSignIn("operator", "/agents");
  const after = textOf(await searchParams, "after");
  const language = await locale();
  const words = messages[language].agents;
  const { agents, next } = await foundOr404((await serverCaller.ops()).agency.agents({ cursor: after, limit: 50 }));
  const nameOf = (one: (typeof agents)[number]) => (language === "zh" ? one.name : one.nameEn);
  return (
    <>
      <header className="grid max-w-3xl gap-1 pb-5">
        <h1 className="text-section font-bold">{words.title}</h1>
        <p className="text-ink-2">{words.lead}</p>
      </header>
      <CreateAgent locale={language} />
      <ListTable
        rows={agents}
        empty={words.empty}
        columns={[
          { head: words.name, cell: nameOf },
          { head: words.code, cell: ({ code }) => <span className="font-mono text-xs">{code}</span> },
          { head: words.members, cell: ({ members }) => members, figures: true },
          { head: words.created, cell: ({ createdAt }) => momentOf(createdAt, language) },
          { head: words.state, cell: ({ state }) => words.states[state] },
          {
            head: words.end,
            cell: (row) =>
              row.state === "active" ? <EndAgent agentId={row.id} name={nameOf(row)} locale={language} /> : "—",
          },
        ]}
      />
      <Pager path="/agents" query={{}} {...{ after, next, locale: language }} />
    </>
  );
}

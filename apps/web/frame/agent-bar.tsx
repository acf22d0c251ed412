import { agentHere } from "@kaimu/site/server";
import { pageLanguage } from "../messages/page-language.ts";
import { inLanguage } from "../shows/in-language.ts";
import { leaveAgent } from "./leave-agent.ts";

/** Whose sale this is, for who has come by an agent's link, and the way back to buying on our own pages. */
export async function AgentBar() {
  const [agent, { t, locale }] = await Promise.all([agentHere(), pageLanguage()]);
  if (!agent) return null;
  const name = inLanguage(locale, agent.name, agent.nameEn);
  return (
    <aside aria-label={t.agent.label} className="border-b border-line bg-accent-soft">
      <div className="page flex min-h-touch flex-wrap items-center justify-between gap-x-4 text-sm">
        <p className="py-2">
          <strong className="font-semibold">{t.agent.soldBy(name)}</strong>
          <span className="ml-2 text-ink-2 max-sm:block max-sm:ml-0">
            {agent.state === "active" ? t.agent.theirs : t.agent.endedTitle}
          </span>
        </p>
        <form action={leaveAgent}>
          <button type="submit" className="min-h-touch text-accent underline underline-offset-4">
            {t.agent.leave}
          </button>
        </form>
      </div>
    </aside>
  );
}

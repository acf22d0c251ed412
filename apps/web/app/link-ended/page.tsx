import { buttonClass, EmptyState } from "@kaimu/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { pageLanguage } from "../../messages/page-language.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageLanguage()).t.agent.endedTitle };
}

/** Where a sales link leads whose agent sells no more, or that never was one. */
export default async function LinkEnded() {
  const { t } = await pageLanguage();
  return (
    <div className="page py-10">
      <EmptyState icon="clock" title={t.agent.endedTitle} text={t.agent.endedText}>
        <Link href="/" className={buttonClass()}>
          {t.agent.toShows}
        </Link>
      </EmptyState>
    </div>
  );
}

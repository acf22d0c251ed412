import { buttonClass, EmptyState } from "@kaimu/ui";
import Link from "next/link";
import { pageLanguage } from "../messages/page-language.ts";

export default async function NotFound() {
  const { t } = await pageLanguage();
  return (
    <div className="page py-10">
      <EmptyState whole icon="ticket" title={t.wrong.notFound} text={t.wrong.notFoundText}>
        <Link href="/" className={buttonClass("primary")}>
          {t.site.backHome}
        </Link>
      </EmptyState>
    </div>
  );
}

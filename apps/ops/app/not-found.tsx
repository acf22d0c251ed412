import { locale } from "@kaimu/site/locale";
import { buttonClass, EmptyState } from "@kaimu/ui";
import Link from "next/link";
import { messages } from "../messages/index.ts";

export default async function NotFound() {
  const texts = messages[await locale()].missing;
  return (
    <main className="mx-auto max-w-xl pt-16">
      <EmptyState icon="search" title={texts.title} text={texts.text}>
        <Link href="/" className={buttonClass("quiet")}>
          {texts.home}
        </Link>
      </EmptyState>
    </main>
  );
}

import { requireSignIn, serverCaller } from "@kaimu/site/server";
import { Icon } from "@kaimu/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { AttendeeList } from "../../attendees/attendee-list.tsx";
import { pageLanguage } from "../../messages/page-language.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageLanguage()).t.attendees.title };
}

/** The people a buyer buys for where a show asks for names. */
export default async function Attendees() {
  await requireSignIn("buyer", "/attendees");
  const [{ t, locale }, call] = await Promise.all([pageLanguage(), serverCaller.web()]);
  return (
    <div className="page max-w-3xl pt-5 md:pt-8">
      <Link href="/account" className="inline-flex min-h-touch items-center gap-1 text-ink-2 hover:text-ink">
        <Icon name="back" /> {t.account.title}
      </Link>
      <h1 className="mb-6 mt-1 font-display text-title font-black">{t.attendees.title}</h1>
      <AttendeeList people={await call.identity.attendees()} locale={locale} />
    </div>
  );
}

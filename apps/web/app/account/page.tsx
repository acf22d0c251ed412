import { requireSignIn, serverCaller } from "@kaimu/site/server";
import { Icon, type IconName } from "@kaimu/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { SignOut } from "../../account/sign-out.tsx";
import { LanguageSwitch } from "../../frame/language-switch.tsx";
import { pageLanguage } from "../../messages/page-language.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageLanguage()).t.account.title };
}

/** The buyer's own page: who he is here, the ways to his things, language and signing out. */
export default async function Account() {
  await requireSignIn("buyer", "/account");
  const [{ t, locale }, call] = await Promise.all([pageLanguage(), serverCaller.web()]);
  const me = await call.identity.me();
  const ways: { href: string; icon: IconName; name: string }[] = [
    { href: "/orders", icon: "order", name: t.account.orders },
    { href: "/tickets", icon: "ticket", name: t.account.tickets },
    { href: "/attendees", icon: "shield", name: t.account.attendees },
  ];
  return (
    <div className="page max-w-3xl pt-8">
      <div className="flex items-center gap-4">
        <span className="grid size-16 shrink-0 place-items-center rounded-full bg-accent-soft text-accent">
          <Icon name="person" size={30} />
        </span>
        <div>
          <h1 className="font-display text-title font-black">{me.displayName}</h1>
          <p className="tabular text-ink-2">{me.phone ?? t.account.noPhone}</p>
        </div>
      </div>
      <ul className="mt-8 divide-y divide-line border-y border-line">
        {ways.map(({ href, icon, name }) => (
          <li key={href}>
            <Link href={href} className="flex min-h-14 items-center gap-3 hover:text-accent">
              <Icon name={icon} /> <span className="grow">{name}</span> <Icon name="next" className="text-ink-3" />
            </Link>
          </li>
        ))}
        <li className="flex min-h-14 items-center justify-between gap-3">
          <span>{t.account.language}</span>
          <LanguageSwitch locale={locale} label={t.site.language} />
        </li>
      </ul>
      <div className="mt-8">
        <SignOut locale={locale} />
      </div>
    </div>
  );
}

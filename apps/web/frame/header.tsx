import { whoAsks } from "@kaimu/site/server";
import { Icon } from "@kaimu/ui";
import Link from "next/link";
import { pageLanguage } from "../messages/page-language.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import { SearchBox } from "./search-box.tsx";
import { SearchOpener } from "./search-opener.tsx";
import { Wordmark } from "./wordmark.tsx";

/** The top of every page; on phones the ways through the site are in the bottom bar. */
export async function Header() {
  const [{ t, locale }, who] = await Promise.all([pageLanguage(), whoAsks("buyer")]);
  const link = "flex min-h-touch items-center gap-1.5 rounded-control px-3 text-[0.9375rem] font-medium hover:bg-sunk";
  return (
    <header className="border-b border-line bg-paper">
      <div className="page flex h-16 items-center justify-between gap-4">
        <Link href="/" className="flex min-h-touch items-center">
          <Wordmark />
          <span className="sr-only">{t.site.home}</span>
        </Link>
        <div className="hidden max-w-md grow md:block">
          <SearchBox locale={locale} floating />
        </div>
        <div className="flex items-center gap-1">
          <SearchOpener locale={locale} />
          <nav aria-label={t.site.navigation} className="hidden items-center gap-1 md:flex">
            <Link href="/orders" className={link}>
              <Icon name="order" /> {t.site.orders}
            </Link>
            <Link href="/tickets" className={link}>
              <Icon name="ticket" /> {t.site.tickets}
            </Link>
            <Link href={who.kind === "buyer" ? "/account" : "/login"} className={link}>
              <Icon name="person" /> {who.kind === "buyer" ? t.site.account : t.site.signIn}
            </Link>
          </nav>
          <LanguageSwitch locale={locale} label={t.site.language} />
        </div>
      </div>
    </header>
  );
}

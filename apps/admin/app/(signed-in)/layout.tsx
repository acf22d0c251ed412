import { locale } from "@kaimu/site/locale";
import { requireSignIn, serverCaller } from "@kaimu/site/server";
import { AccountMenu, couponWords, LanguageSwitch } from "@kaimu/site/staff";
import { buttonClass } from "@kaimu/ui";
import Link from "next/link";
import type { ReactNode } from "react";
import { messages } from "../../messages/index.ts";
import { Wordmark } from "../wordmark.tsx";

export default async function SignedInLayout({ children }: { children: ReactNode }) {
  // Next keeps a layout while pages under it change: each page asks for itself as well.
  await requireSignIn("organizer", "/");
  const language = await locale();
  const texts = messages[language];
  const caller = await serverCaller.admin();
  const [me, agents, organizers] = await Promise.all([
    caller.identity.me(),
    caller.agency.mine(),
    caller.catalogue.organizers(),
  ]);
  return (
    <>
      <a
        href="#content"
        className="fixed top-2 left-2 z-20 -translate-y-20 rounded-control bg-accent px-4 py-2 text-on-accent focus:translate-y-0"
      >
        {texts.skip}
      </a>
      <header className="sticky top-0 z-10 border-b border-line bg-sheet">
        <div className="mx-auto flex min-h-14 max-w-6xl flex-wrap items-center gap-x-2 px-4 sm:px-6">
          <Link href="/" className="rounded-control">
            <Wordmark app={texts.app} />
          </Link>
          {/* On a phone the parts stand in a line of their own. */}
          <nav
            aria-label={texts.app}
            className="-mx-3 flex overflow-x-auto whitespace-nowrap max-sm:order-last max-sm:w-full sm:ml-auto"
          >
            {agents.length > 0 && (
              <Link href="/agency" className={buttonClass("plain")}>
                {texts.agency.nav}
              </Link>
            )}
            {organizers.length > 0 && (
              <>
                <Link href="/agents" className={buttonClass("plain")}>
                  {texts.agency.partnersNav}
                </Link>
                <Link href="/coupons" className={buttonClass("plain")}>
                  {couponWords[language].nav}
                </Link>
                <Link href="/settlement" className={buttonClass("plain")}>
                  {texts.settlement.nav}
                </Link>
              </>
            )}
          </nav>
          <div className="-mr-3 flex items-center max-sm:ml-auto">
            <LanguageSwitch locale={language} />
            <AccountMenu name={me.displayName} locale={language} texts={texts.account} />
          </div>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="mx-auto max-w-6xl px-4 py-6 outline-none sm:px-6 sm:py-8">
        {children}
      </main>
    </>
  );
}

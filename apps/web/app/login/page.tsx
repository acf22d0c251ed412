import { sameSitePath } from "@kaimu/site/paths";
import { platform, whoAsks } from "@kaimu/site/server";
import { Icon } from "@kaimu/ui";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { LoginForm } from "../../account/login-form.tsx";
import { pageLanguage } from "../../messages/page-language.ts";
import { only, type SearchParams } from "../../reading/search-params.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageLanguage()).t.login.title };
}

/** Signing in. `?next=` is where one goes on, on this site only; whoever is signed in goes on at once. */
export default async function LoginPage({ searchParams }: { searchParams: SearchParams }) {
  const next = sameSitePath(only((await searchParams).next));
  const [{ t, locale }, who] = await Promise.all([pageLanguage(), whoAsks("buyer")]);
  if (who.kind === "buyer") redirect(next);
  const mailbox = platform().env.MAILBOX_URL;
  return (
    <div className="mx-auto w-full max-w-md px-4 pt-10 md:pt-16">
      <h1 className="font-display text-title font-black">{t.login.title}</h1>
      <p className="mb-6 mt-2 text-ink-2">{t.login.text}</p>
      <noscript>
        <p className="mb-4 rounded-control bg-warn-soft px-4 py-3 text-warn">{t.login.noScript}</p>
      </noscript>
      <LoginForm next={next} locale={locale} />
      {mailbox && (
        <aside className="mt-8 flex gap-3 rounded-control bg-sunk px-4 py-3 text-sm text-ink-2">
          <Icon name="info" className="mt-0.5 shrink-0" />
          <p>
            {t.login.mailboxText}{" "}
            <a
              href={mailbox}
              target="_blank"
              rel="noreferrer"
              className="font-semibold text-accent underline underline-offset-4"
            >
              {t.login.mailbox}
            </a>
          </p>
        </aside>
      )}
    </div>
  );
}

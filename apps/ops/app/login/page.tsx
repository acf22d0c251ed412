import { locale } from "@kaimu/site/locale";
import { sameSitePath } from "@kaimu/site/paths";
import { whoAsks } from "@kaimu/site/server";
import { LanguageSwitch, LoginForm } from "@kaimu/site/staff";
import { redirect } from "next/navigation";
import { messages } from "../../messages/index.ts";
import { Wordmark } from "../wordmark.tsx";

export default async function LoginPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = sameSitePath((await searchParams).next);
  if ((await whoAsks("operator")).kind === "operator") redirect(next);
  const language = await locale();
  const texts = messages[language];
  return (
    <div className="mx-auto flex min-h-dvh max-w-md flex-col px-6">
      <div className="-mr-3 flex h-14 items-center justify-between">
        <Wordmark app={texts.app} />
        <LanguageSwitch locale={language} />
      </div>
      <main className="my-auto grid gap-6 pt-8 pb-28">
        <div className="grid gap-2">
          <h1 className="text-title font-bold">{texts.login.title}</h1>
          <p className="text-ink-2">{texts.login.lead}</p>
        </div>
        <LoginForm next={next} locale={language} texts={texts.login} />
      </main>
    </div>
  );
}

import { locale } from "@kaimu/site/locale";
import { sameSitePath } from "@kaimu/site/paths";
import { whoAsks } from "@kaimu/site/server";
import { LanguageSwitch, LoginForm } from "@kaimu/site/staff";
import { redirect } from "next/navigation";
import { messages } from "../../messages/index.ts";

export default async function LoginPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = sameSitePath((await searchParams).next);
  if ((await whoAsks("organizer")).kind === "organizer") redirect(next);
  const language = await locale();
  const texts = messages[language];
  return (
    <div className="grid min-h-dvh max-lg:grid-rows-[auto_1fr] lg:grid-cols-[minmax(20rem,2fr)_3fr]">
      <div className="flex flex-col justify-between gap-10 bg-stage px-6 py-5 text-on-stage lg:px-12 lg:py-14">
        <p className="flex items-baseline gap-3">
          <span className="font-display text-3xl font-bold tracking-wide">开幕</span>
          <span className="text-on-stage-2">{texts.app}</span>
        </p>
        <p className="max-w-sm text-on-stage-2 max-lg:hidden">{texts.login.lead}</p>
      </div>
      <div className="flex flex-col px-6 py-3 lg:px-12 lg:py-6">
        <div className="-mr-3 flex justify-end">
          <LanguageSwitch locale={language} />
        </div>
        <main className="mx-auto grid w-full max-w-sm content-start gap-6 pt-4 lg:my-auto lg:pb-20">
          <h1 className="text-title font-bold">{texts.login.title}</h1>
          <p className="text-ink-2 lg:hidden">{texts.login.lead}</p>
          <LoginForm next={next} locale={language} texts={texts.login} />
          <p className="text-sm text-ink-2">{texts.login.notYours}</p>
        </main>
      </div>
    </div>
  );
}

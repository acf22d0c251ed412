import type { Metadata, Viewport } from "next";
import { type ReactNode, Suspense } from "react";
import { AgentBar } from "../frame/agent-bar.tsx";
import { BottomBar } from "../frame/bottom-bar.tsx";
import { Checking } from "../frame/checking.tsx";
import { Footer } from "../frame/footer.tsx";
import { FreshOnReturn } from "../frame/fresh-on-return.tsx";
import { Header } from "../frame/header.tsx";
import { PageTurning } from "../frame/page-turning.tsx";
import { pageLanguage } from "../messages/page-language.ts";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageLanguage();
  return { title: { default: t.site.title, template: `%s · ${t.site.name}` }, description: t.site.description };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf8f4" },
    { media: "(prefers-color-scheme: dark)", color: "#141210" },
  ],
};

export default async function Layout({ children }: { children: ReactNode }) {
  const { locale, t } = await pageLanguage();
  return (
    <html lang={locale === "zh" ? "zh-CN" : "en"}>
      <body className="flex flex-col">
        <Suspense>
          <PageTurning />
        </Suspense>
        <a
          href="#content"
          className="sr-only z-30 bg-ink px-4 py-3 text-paper focus:not-sr-only focus:absolute focus:left-2 focus:top-2"
        >
          {t.site.skip}
        </a>
        <Header />
        <AgentBar />
        <main id="content" tabIndex={-1} className="flex-1 outline-none">
          {children}
        </main>
        <Footer t={t} />
        <BottomBar locale={locale} />
        <FreshOnReturn />
        <Checking locale={locale} />
      </body>
    </html>
  );
}

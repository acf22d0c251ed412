import { locale } from "@kaimu/site/locale";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { messages } from "../messages/index.ts";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messages[await locale()].title, robots: { index: false } };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={(await locale()) === "zh" ? "zh-CN" : "en"} data-theme="dark">
      <body className="min-h-dvh antialiased">{children}</body>
    </html>
  );
}

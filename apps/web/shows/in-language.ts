import type { Locale } from "@kaimu/ui";

/** One of two texts by language; the Chinese one where the English is missing. */
export function inLanguage(locale: Locale, zh: string, en: string): string {
  return locale === "en" && en ? en : zh;
}

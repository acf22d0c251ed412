import type { Locale } from "@kaimu/ui";
import { en } from "./en.ts";
import { type Messages, zh } from "./zh.ts";

/** The texts of a language; in a client component the language comes as a prop. */
export function messagesOf(locale: Locale): Messages {
  return locale === "en" ? en : zh;
}

import { locale } from "@kaimu/site/locale";
import type { Locale } from "@kaimu/ui";
import { messagesOf } from "./index.ts";
import type { Messages } from "./zh.ts";

/** The language of the page that is being rendered and its texts. Server only. */
export async function pageLanguage(): Promise<{ locale: Locale; t: Messages }> {
  const spoken = await locale();
  return { locale: spoken, t: messagesOf(spoken) };
}

import { Icon, type Locale } from "@kaimu/ui";
import { chooseLanguage } from "./choose-language.ts";

/** Turns the page into the other language; a plain form, so that it works without scripts. */
export function LanguageSwitch({ locale, label }: { locale: Locale; label: string }) {
  const [other, name] = locale === "zh" ? ["en", "English"] : ["zh", "中文"];
  return (
    <form action={chooseLanguage}>
      <button
        type="submit"
        name="locale"
        value={other}
        lang={other}
        aria-label={`${label}: ${name}`}
        className="flex min-h-touch items-center gap-1.5 rounded-control px-3 text-[0.9375rem] font-medium hover:bg-sunk"
      >
        <Icon name="globe" /> {name}
      </button>
    </form>
  );
}

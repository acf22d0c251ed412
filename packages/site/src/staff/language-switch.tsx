"use client";

import { Icon } from "@kaimu/ui";
import { useRouter } from "next/navigation";
import type { Locale } from "../locale-of.ts";

const names = { zh: "中文", en: "English" } as const;

/** Changes the pages' language to the other one and remembers it for a year. */
export function LanguageSwitch({ locale }: { locale: Locale }) {
  const router = useRouter();
  const other: Locale = locale === "zh" ? "en" : "zh";

  function change() {
    document.cookie = `kaimu.locale=${other}; path=/; max-age=31536000; samesite=lax`;
    router.refresh();
  }

  return (
    <button
      type="button"
      lang={other}
      onClick={change}
      className="flex min-h-touch items-center gap-2 rounded-control px-3 text-sm text-ink-2 hover:bg-sunk hover:text-ink"
    >
      <Icon name="globe" />
      {names[other]}
    </button>
  );
}

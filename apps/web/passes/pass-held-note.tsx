import { buttonClass, type Locale } from "@kaimu/ui";
import Link from "next/link";
import type { Messages } from "../messages/zh.ts";
import type { PassCard } from "../reading/answers.ts";
import { inLanguage } from "../shows/in-language.ts";

/** On the page of one performance: places of it are held for a pass, and choosing here breaks that. */
export function PassHeldNote({ pass, locale, t }: { pass: PassCard; locale: Locale; t: Messages }) {
  return (
    <div role="status" className="mt-4 grid justify-items-start gap-2 rounded-control bg-warn-soft px-4 py-3 text-warn">
      <p>{t.pass.heldElsewhere(inLanguage(locale, pass.name, pass.nameEn))}</p>
      <Link href={`/passes/${pass.id}`} className={buttonClass("quiet")}>
        {t.pass.backToPass}
      </Link>
    </div>
  );
}

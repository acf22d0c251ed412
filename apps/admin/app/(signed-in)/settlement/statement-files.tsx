import type { Locale } from "@kaimu/site/locale";
import { buttonClass } from "@kaimu/ui";
import { messages } from "../../../messages/index.ts";

/** A statement as files: `path` is where they are made. */
export function StatementFiles(o: { path: string; from: string; to: string; locale: Locale }) {
  const words = messages[o.locale].settlement;
  return (
    <div className="flex flex-wrap gap-3 pb-3">
      {(["csv", "pdf"] as const).map((format) => (
        <a key={format} href={`${o.path}/${format}?from=${o.from}&to=${o.to}`} className={buttonClass("quiet")}>
          {words[format]}
        </a>
      ))}
    </div>
  );
}

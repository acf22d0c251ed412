import { Icon } from "@kaimu/ui";
import Link from "next/link";
import type { Messages } from "../messages/zh.ts";
import { askedAddress } from "./asked.ts";
import type { Condition } from "./conditions.ts";

/** The conditions that hold, each with the way to be rid of it. */
export function Chosen({ conditions, q, t }: { conditions: Condition[]; q: string; t: Messages }) {
  if (conditions.length === 0) return null;
  return (
    <nav aria-label={t.find.chosen}>
      <ul className="flex flex-wrap items-center gap-2">
        {conditions.map(({ key, words, without }) => (
          <li key={key}>
            <Link
              href={askedAddress(without)}
              aria-label={t.find.remove(words)}
              className="flex min-h-touch items-center gap-1.5 rounded-full bg-sunk px-4 text-sm hover:bg-line md:min-h-9"
            >
              {words} <Icon name="close" size={15} />
            </Link>
          </li>
        ))}
        {conditions.length > 1 && (
          <li>
            <Link
              href={askedAddress({ q })}
              className="flex min-h-touch items-center px-2 text-sm text-ink-2 underline underline-offset-4 md:min-h-9"
            >
              {t.find.clear}
            </Link>
          </li>
        )}
      </ul>
    </nav>
  );
}

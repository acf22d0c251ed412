import { Icon, type IconName } from "@kaimu/ui";
import type { Messages } from "../messages/zh.ts";

/** What happens next, in the order in which it does, and that the place is kept. */
export function WhatThen({ span, t }: { span: string; t: Messages["waiting"]["then"] }) {
  const facts: [IconName, string][] = [
    ["next", t.byItself],
    ["clock", t.span(span)],
    ["shield", t.kept],
  ];
  return (
    <section aria-labelledby="then" className="border-t border-line pt-4">
      <h3 id="then" className="font-semibold">
        {t.title}
      </h3>
      <ul className="grid gap-2.5 pt-3 text-[0.9375rem] leading-6 text-ink-2">
        {facts.map(([icon, text]) => (
          <li key={icon} className="flex gap-3">
            <Icon name={icon} className="mt-0.5 shrink-0 text-ink-3" />
            {text}
          </li>
        ))}
      </ul>
    </section>
  );
}

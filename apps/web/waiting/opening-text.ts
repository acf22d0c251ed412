import { formatShowTime, type Locale } from "@kaimu/ui";
import { messagesOf } from "../messages/index.ts";
import type { WaitingRoom } from "../reading/answers.ts";

/** When a queue that is not open yet will be, in the venue's time; null where nobody has said. */
export function openingText(o: { room: WaitingRoom | null; timeZone: string; locale: Locale }): string | null {
  const t = messagesOf(o.locale).waiting.before;
  const { prequeueOpensAt, opensAt } = o.room ?? {};
  const at = prequeueOpensAt ?? opensAt;
  if (!at) return null;
  const when = formatShowTime({ at, timeZone: o.timeZone, locale: o.locale });
  return prequeueOpensAt ? t.prequeueAt(when) : t.opensAt(when);
}

import type { Messages } from "../messages/zh.ts";
import type { Waiting } from "../reading/answers.ts";
import { stageOf } from "./queue.ts";

/** Where nothing was to be read, the page tries again after this. */
const tryAgainMs = 5_000;
/** Who is let in reads it before he is taken on. */
const goOnMs = 4_000;
/** Scripts that are only slow are given this long: a page that loads anew each moment would never get them. */
const lateMs = 30_000;

/**
 * The page without its scripts: where there are none it loads itself anew when the server wants to be asked, and goes on to the buy
 * page when it is time; where they are late or lost on the way, a line of script does the same until they have come.
 */
export function ReloadUnlessLive({
  place,
  here,
  buy,
  t,
}: {
  place: Waiting | null;
  here: string;
  buy: string;
  t: Messages;
}) {
  const stage = place && stageOf(place);
  if (stage === "missed") return null;
  const goOn = stage === "admitted" || stage === "none";
  const ms = goOn ? goOnMs : place ? place.pollAfterMs : tryAgainMs;
  const seconds = Math.max(1, Math.ceil(ms / 1_000));
  const to = goOn ? buy : here;
  // Nothing of the address comes into the script: it is read from the page.
  const script = `setTimeout(function(){var q=document.querySelector("[data-queue]");if(q&&!q.dataset.live)location.replace(q.dataset.queue)},${goOn ? goOnMs : Math.max(ms, lateMs)})`;
  return (
    <>
      <div data-queue={to} hidden />
      <noscript>
        <meta httpEquiv="refresh" content={`${seconds};url=${to}`} />
        {!goOn && <p className="pt-4 text-sm text-ink-3">{t.waiting.noScript(seconds)}</p>}
      </noscript>
      <script dangerouslySetInnerHTML={{ __html: script }} />
    </>
  );
}

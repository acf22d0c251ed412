"use client";

import type { Locale } from "@kaimu/site/locale";
import { AskFirst, useChange } from "@kaimu/site/staff";
import { messages } from "../../../messages/index.ts";
import { count } from "../say.ts";
import { ops } from "../use-live.ts";

/** Stops giving back, or lets it go on. */
export function PauseOrGoOn(o: {
  bulkReturnId: string;
  paused: boolean;
  toDo: number;
  locale: Locale;
  onDone: () => void;
}) {
  const words = messages[o.locale].calledOff;
  const { change, busy, refusal } = useChange();
  const { bulkReturnId, paused } = o;

  const pauseOrGoOn = async () => {
    await change(() => ops.calledOff[paused ? "resume" : "pause"].mutate({ bulkReturnId }));
    o.onDone();
  };

  return (
    <AskFirst
      key={paused ? "resume" : "pause"}
      button={paused ? words.resume : words.pause}
      tone={paused ? "quiet" : "danger"}
      title={paused ? words.resumeAsk : words.pauseAsk}
      text={(paused ? words.resumeText : words.pauseText).replace("{n}", count(o.toDo, o.locale))}
      yes={paused ? words.resume : words.pause}
      no={words.cancel}
      busy={busy}
      error={refusal?.[o.locale]}
      onYes={pauseOrGoOn}
    />
  );
}

"use client";

import type { Locale } from "@kaimu/site/locale";
import { AskFirst, useChange } from "@kaimu/site/staff";
import { useState } from "react";
import { messages } from "../../../messages/index.ts";
import { ops } from "../use-live.ts";

/** Runs a failed job once more, or ends it with a note; while it runs again it is only to be ended. */
export function LetterActions(o: { letterId: string; job: string; running: boolean; locale: Locale }) {
  const words = messages[o.locale].letters;
  const running = useChange();
  const ending = useChange();
  const [note, setNote] = useState("");
  const [wrong, setWrong] = useState(false);
  const { letterId } = o;

  async function end() {
    const fine = note.trim().length >= 2;
    setWrong(!fine);
    if (fine) await ending.change(() => ops.operations.endLetter.mutate({ letterId, note }));
  }

  return (
    <span className="flex flex-wrap gap-2">
      {!o.running && (
        <AskFirst
          button={words.again}
          about={o.job}
          tone="quiet"
          title={words.ask.replace("{job}", o.job)}
          text={words.askText}
          yes={words.again}
          no={words.cancel}
          busy={running.busy}
          error={running.refusal?.[o.locale]}
          onYes={() => running.change(() => ops.operations.runAgain.mutate({ letterId }))}
        />
      )}
      <AskFirst
        button={words.end}
        about={o.job}
        tone="quiet"
        title={words.endAsk.replace("{job}", o.job)}
        text={
          <span className="grid gap-3">
            {words.endText}
            <label className="grid gap-1 text-sm font-semibold">
              {words.note}
              <input
                value={note}
                maxLength={200}
                onChange={(event) => setNote(event.target.value)}
                className="w-full min-h-touch rounded-control border border-line-strong bg-sheet px-3 text-ink"
              />
            </label>
          </span>
        }
        yes={words.end}
        no={words.cancel}
        busy={ending.busy}
        error={wrong ? words.noteWrong : ending.refusal?.[o.locale]}
        onYes={end}
      />
    </span>
  );
}

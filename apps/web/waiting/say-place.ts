import type { Messages } from "../messages/zh.ts";
import { markOf, type Place, type Stage, stageOf } from "./queue.ts";
import { spanText, waitText } from "./wait-text.ts";

type Words = Messages["waiting"];

/** What the page says of a place: one thing large, what it means, and what else one may want to know. */
export interface PlaceSaid {
  stage: Stage | "away";
  title: string;
  text: string | null;
  /** How many are ahead; null where that is not the thing to know. */
  ahead: number | null;
  /** The wait in words; null when nobody can say, or it is not a matter of waiting. */
  expect: string | null;
  notes: string[];
}

/** The page's words for a place; null is a queue that cannot be read now. `opening` says when a queue that is not open will be. */
export function sayPlace(place: Place | null, t: Words, opening: string | null): PlaceSaid {
  const bare = { text: null, ahead: null, expect: null, notes: [] };
  if (!place) return { ...bare, stage: "away", title: t.away.title, text: t.away.text };
  const stage = stageOf(place);
  const crowd = place.waiting > 0 ? [t.inQueue(place.waiting)] : [];
  switch (stage) {
    case "before":
      return { ...bare, stage, title: t.before.title, text: opening, notes: crowd };
    case "prequeue":
      return {
        ...bare,
        stage,
        title: t.prequeue.title,
        text: t.prequeue.shuffle,
        notes: [t.prequeue.noRush, ...crowd],
      };
    case "drawing":
      return { ...bare, stage, ...t.drawing, notes: crowd };
    case "waiting":
    case "paused": {
      const ahead = Math.max(0, place.ahead ?? 0);
      const title = stage === "paused" ? t.paused.title : ahead === 0 ? t.waiting.next : t.waiting.ahead;
      const text = stage === "paused" ? t.paused.text : null;
      const wait = place.waitSeconds ? waitText(place.waitSeconds, t.time) : t.waiting.unknown;
      const notes = place.number === null ? crowd : [t.waiting.number(place.number), ...crowd];
      return { stage, title, text, ahead, expect: stage === "paused" ? null : wait, notes };
    }
    case "missed":
      return { ...bare, stage, title: t.missed.title, text: t.missed.text(spanText(place.admitSeconds, t.time)) };
    default: {
      const { title, text } = t[stage];
      return { ...bare, stage, title, text };
    }
  }
}

/** The page's name in its tab: what one wants to see there from another tab. */
export function tabName(place: Place | null, t: Words): string {
  const stage = place && stageOf(place);
  if (stage === "admitted" || stage === "turn") return t.tab.admitted;
  if (stage === "waiting" || stage === "paused") return `${t.tab.ahead(Math.max(0, place?.ahead ?? 0))} · ${t.page}`;
  return t.page;
}

/**
 * What a screen reader is told of a change, or null: another stage, or the line has come down to a round number. Not each step: one
 * cannot listen to a line moving every second.
 */
export function sayChange(before: Place | null, now: Place | null, t: Words): string | null {
  const said = sayPlace(now, t, null);
  if ((before && stageOf(before)) !== (now && stageOf(now)))
    return [said.title, said.ahead ? t.people(said.ahead) : "", said.text, said.expect && t.said.expect(said.expect)]
      .filter(Boolean)
      .join(" ");
  if (said.stage !== "waiting" || said.ahead === null) return null;
  const was = before?.ahead ?? Number.POSITIVE_INFINITY;
  if (markOf(was) === markOf(said.ahead) || said.ahead >= was) return null;
  return [t.said.ahead(said.ahead), said.expect && t.said.expect(said.expect)].filter(Boolean).join(" ");
}

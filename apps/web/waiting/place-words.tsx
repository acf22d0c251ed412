import { Icon } from "@kaimu/ui";
import type { ReactNode } from "react";
import type { Messages } from "../messages/zh.ts";
import type { PlaceSaid } from "./say-place.ts";

/** What is said of the place: the one large thing, how long it takes, what it means. `children` is what one can do. */
export function PlaceWords({ said, t, children }: { said: PlaceSaid; t: Messages["waiting"]; children: ReactNode }) {
  const { stage, title, text, ahead, expect, notes } = said;
  const counted = ahead !== null && ahead > 0;
  return (
    <section aria-labelledby="place" className="grid gap-3">
      <div>
        {counted && stage === "waiting" ? (
          <h2 id="place" className="grid">
            <span className="text-ink-2">{title}</span>
            <Figure people={t.people(ahead)} />
          </h2>
        ) : (
          <h2 id="place" className="flex items-center gap-2.5 font-display text-title font-black text-balance">
            {stage === "paused" && <Icon name="clock" size={28} className="shrink-0 text-warn" />}
            {title}
          </h2>
        )}
        {counted && stage === "paused" && (
          <p className="pt-2">
            <span className="text-ink-2">{t.waiting.ahead}</span>
            <Figure people={t.people(ahead)} />
          </p>
        )}
        {expect && (
          <p className="tabular flex flex-wrap items-baseline gap-x-3 pt-1 text-ink-2">
            {t.waiting.expect} <span className="text-section font-bold text-ink">{expect}</span>
          </p>
        )}
        {text && <p className="pt-2 leading-7 text-ink-2">{text}</p>}
      </div>
      {children}
      {notes.length > 0 && (
        <p className="tabular flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-3">
          {notes.map((note) => (
            <span key={note}>{note}</span>
          ))}
        </p>
      )}
    </section>
  );
}

function Figure({ people }: { people: string }) {
  const [number = "", ...unit] = people.split(" ");
  return (
    <span className="tabular block text-ink">
      <span className="text-[clamp(2.75rem,14vw,4.5rem)] leading-none font-bold tracking-tight">{number}</span>{" "}
      <span className="text-xl font-semibold">{unit.join(" ")}</span>
    </span>
  );
}

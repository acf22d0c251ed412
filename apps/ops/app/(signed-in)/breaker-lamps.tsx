import type { Locale } from "@kaimu/site/locale";
import { messages } from "../../messages/index.ts";
import type { Overview } from "./shapes.ts";

type Row = Overview["breakers"][number];

// A lamp differs by shape as well as by colour: a full disc, a half one, a ring with a bar across.
const looks: Record<Row["state"], string> = { closed: "text-good", half_open: "text-warn", open: "text-bad" };

/** A lamp for each store and third party: whether calls go through to it; where one does not, in which processes and what that means for buyers. */
export function BreakerLamps({ breakers, stale, locale }: { breakers: Row[]; stale: boolean; locale: Locale }) {
  const words = messages[locale].overview;
  return (
    <section className="pt-8">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 pb-3">
        <h2 className="text-lg font-bold">{words.breakers}</h2>
        <p className="text-sm text-ink-2">{words.breakersMeans}</p>
      </div>
      <ul className="flex flex-wrap gap-px overflow-hidden rounded-card border border-line bg-line">
        {breakers.map(({ name, state, where }) => (
          <li
            key={name}
            className={`grow basis-40 bg-sheet p-4 ${state === "open" ? "bg-bad-soft" : ""} ${stale ? "opacity-60" : ""}`}
          >
            <p className="flex items-center gap-3">
              <Lamp state={state} />
              <span>
                <span className="block font-semibold">{words.breakerNames[name]}</span>
                <span className={`block text-sm ${looks[state]}`}>{words.breakerStates[state]}</span>
              </span>
            </p>
            {state !== "closed" && (
              <p className="pt-2 text-sm text-ink-2">
                {words.breakerWhere.replace(
                  "{where}",
                  where.map((one) => (one === "here" ? words.here : one)).join(", "),
                )}
                <br />
                {words.breakerOpenMeans[name]}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Lamp({ state }: { state: Row["state"] }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 24 24" className={`size-6 shrink-0 ${looks[state]}`}>
      <circle
        cx="12"
        cy="12"
        r="10"
        fill={state === "closed" ? "currentColor" : "none"}
        stroke="currentColor"
        strokeWidth="2"
      />
      {state === "half_open" && <path d="M12 2a10 10 0 0 1 0 20z" fill="currentColor" />}
      {state === "open" && <path d="M6 12h12" stroke="currentColor" strokeWidth="3" />}
    </svg>
  );
}

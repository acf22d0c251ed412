import type { Messages } from "../messages/zh.ts";
import { type Asked, askedAddress } from "./asked.ts";

type Bound = "from" | "to" | "min" | "max";

/** Two bounds to type: a form of GET, so that its answer is an address like any other. */
export function RangeForm({
  asked,
  names,
  labels,
  type,
  t,
}: {
  asked: Asked;
  names: [Bound, Bound];
  labels: [string, string];
  type: "date" | "number";
  t: Messages;
}) {
  const others = { ...asked, page: 1, [names[0]]: undefined, [names[1]]: undefined };
  const kept = [...new URLSearchParams(askedAddress(others).split("?")[1])];
  return (
    <form
      action="/search"
      method="get"
      className={`mt-2 grid grid-cols-2 gap-2 ${type === "date" ? "md:grid-cols-1" : ""}`}
    >
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {names.map((name, i) => (
        <label key={name} className="grid gap-1 text-xs text-ink-3">
          {labels[i]}
          <input
            name={name}
            type={type}
            {...(type === "number" ? { min: 0, max: 999_999, step: 1, inputMode: "numeric" as const } : {})}
            defaultValue={asked[name]}
            className="min-h-touch w-full min-w-0 rounded-control border border-line-strong bg-sheet px-2.5 text-sm text-ink"
          />
        </label>
      ))}
      <button
        type="submit"
        className="col-span-full min-h-touch rounded-control border border-line-strong text-sm font-semibold hover:border-ink hover:bg-sunk"
      >
        {t.find.apply}
      </button>
    </form>
  );
}

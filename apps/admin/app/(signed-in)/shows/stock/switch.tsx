/** One of two or three ways, named by what stands before them. */
export function Switch<Key extends string>(o: {
  label: string;
  options: Record<Key, string>;
  now: Key;
  onChange: (key: Key) => void;
}) {
  return (
    <fieldset className="flex flex-wrap items-center gap-2 text-sm">
      <legend className="sr-only">{o.label}</legend>
      <span aria-hidden="true" className="font-semibold text-ink-2">
        {o.label}
      </span>
      <span className="flex rounded-control bg-sunk p-1">
        {(Object.entries(o.options) as [Key, string][]).map(([key, text]) => (
          <button
            key={key}
            type="button"
            aria-pressed={key === o.now}
            onClick={() => o.onChange(key)}
            className={`min-h-touch rounded-[0.375rem] px-3 font-semibold md:min-h-9 ${key === o.now ? "bg-sheet text-ink shadow-sm" : "text-ink-2 hover:text-ink"}`}
          >
            {text}
          </button>
        ))}
      </span>
    </fieldset>
  );
}

/** How much of a long work is done, as a bar that is read out; `text` says it in words. Without a known whole it shows that it works. */
export function ProgressBar({
  done,
  of,
  label,
  text,
}: {
  done: number;
  of: number | null;
  label: string;
  text: string;
}) {
  const percent = of === null ? 0 : of === 0 ? 100 : Math.min(100, Math.floor((done / of) * 100));
  return (
    <div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuetext={text}
        {...(of === null ? {} : { "aria-valuenow": percent })}
        className="h-3 overflow-hidden rounded-full bg-line"
      >
        <div
          className={`h-full rounded-full bg-accent transition-[width] duration-500 motion-reduce:transition-none ${of === null ? "w-1/4 animate-pulse motion-reduce:animate-none" : ""}`}
          style={of === null ? undefined : { width: `${percent}%` }}
        />
      </div>
      <p className="tabular pt-2 text-sm text-ink-2">{text}</p>
    </div>
  );
}

/** The sign of 开幕: a curtain that opens over a stage's edge, and the name. */
export function Wordmark() {
  return (
    <span className="flex items-center gap-2.5">
      <svg width="30" height="30" viewBox="0 0 32 32" aria-hidden="true">
        <path d="M3 4h13c0 10-5 17-13 19z" className="fill-accent" />
        <path d="M29 4H16c0 10 5 17 13 19z" className="fill-accent-strong" />
        <path d="M3 25h26v3H3z" className="fill-ink" />
      </svg>
      <span className="font-display text-[1.375rem] font-black tracking-wide">开幕</span>
      <span className="hidden text-xs font-semibold tracking-[0.22em] text-ink-3 sm:inline">KAIMU</span>
    </span>
  );
}

/** A long number of ours or of a provider: its end is what people compare, the whole of it is in the tooltip. */
export function NumberText({ text }: { text: string | null }) {
  if (!text) return <span className="text-ink-3">—</span>;
  return (
    <span title={text} className="font-mono text-xs whitespace-nowrap">
      {text.length > 16 ? `…${text.slice(-14)}` : text}
    </span>
  );
}

/** The name of the product and, smaller, whom this app is for. */
export function Wordmark({ app }: { app: string }) {
  return (
    <span className="flex items-baseline gap-3 whitespace-nowrap">
      <span className="font-display text-xl font-bold tracking-wide">开幕</span>
      <span className="text-sm text-ink-2">{app}</span>
    </span>
  );
}

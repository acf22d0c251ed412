/** What of a buy page's address is kept over the way through the queue: what was chosen, and the event or pass it belongs to. */
const kept = ["event", "want", "seats", "pass"] as const;

type Query = Readonly<Partial<Record<(typeof kept)[number], string | undefined>>>;

/** The page where one waits for a performance; it knows what was chosen and leads back with it. */
export function queuePath(o: { performanceId: string; query: Query }): string {
  return `/performances/${o.performanceId}/queue${queryOf(o.query)}`;
}

/** The page where one buys, with what was chosen before. */
export function buyPath(o: { performanceId: string; query: Query }): string {
  // Whoever queues for one performance of a pass goes back to the whole of it.
  if (o.query.pass) return `/passes/${encodeURIComponent(o.query.pass)}${queryOf({ want: o.query.want })}`;
  return `/performances/${o.performanceId}${queryOf(o.query)}`;
}

/** The queue's address for a buy page's address: both differ by one step only. */
export function queueOf(buyAddress: string): string {
  const [path, query] = buyAddress.split("?", 2);
  return `${path}/queue${query ? `?${query}` : ""}`;
}

function queryOf(query: Query): string {
  // Colons and commas stand as they are, as the buy page writes them: an address people may read.
  const pairs = kept.flatMap((name) => {
    const value = query[name];
    return value ? [`${name}=${encodeURIComponent(value).replaceAll("%3A", ":").replaceAll("%2C", ",")}`] : [];
  });
  return pairs.length > 0 ? `?${pairs.join("&")}` : "";
}

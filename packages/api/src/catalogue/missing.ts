/** Shows of so many places are real-name by law: the buyer bound to the attendee, no transfer. */
const realNameFrom = 5_000;

interface Texts {
  title: string;
  titleEn: string;
  summary: string;
  summaryEn: string;
  notices: unknown;
}

interface Publishable extends Texts {
  realName: "none" | "per_ticket";
  /** Whether an account is there that buyers pay to. */
  takesMoney: boolean;
  performances: {
    id: string;
    status: string;
    startsAt: Date;
    endsAt: Date;
    saleOpensAt: Date;
    saleClosesAt: Date;
    /** Places that are for sale. */
    places: number;
  }[];
}

/** Which texts an event that people see must still get; none when it is complete. */
export function missingTexts(o: Texts): string[] {
  const texts = ["title", "titleEn", "summary", "summaryEn"] as const;
  const empty: string[] = texts.filter((name) => o[name].trim() === "");
  return Array.isArray(o.notices) && o.notices.length > 0 ? empty : [...empty, "notices"];
}

/**
 * What stands between an event and its publishing, as stable words: names of texts, "merchant-account", "performances", "real-name", and with the
 * performance's id behind a colon "past", "sale-window", "places". Pure.
 */
export function missingOf(o: Publishable, now: Date): string[] {
  const missing = missingTexts(o);
  if (!o.takesMoney) missing.push("merchant-account");
  if (o.performances.length === 0) missing.push("performances");
  if (o.realName === "none" && o.performances.some((one) => one.places >= realNameFrom)) missing.push("real-name");
  for (const one of o.performances.filter(({ status }) => status === "draft")) {
    if (one.startsAt <= now) missing.push(`past:${one.id}`);
    const closesInTime = one.saleClosesAt > now && one.saleClosesAt <= one.endsAt;
    if (one.saleOpensAt >= one.saleClosesAt || !closesInTime) missing.push(`sale-window:${one.id}`);
    if (one.places === 0) missing.push(`places:${one.id}`);
  }
  return missing;
}

/** What the form that calls a performance off holds, as it is typed. */
export interface CallOffEntry {
  what: "cancel" | "postpone";
  dateKnown: boolean;
  startsLocal: string;
  choiceUntilLocal: string;
  reason: string;
  reasonEn: string;
  /** The number of paid orders, typed to confirm. */
  confirm: string;
}

export const emptyCallOff: CallOffEntry = {
  ...{ what: "cancel", dateKnown: true, startsLocal: "", choiceUntilLocal: "" },
  ...{ reason: "", reasonEn: "", confirm: "" },
};

type Field = "startsLocal" | "choiceUntilLocal" | "reason" | "reasonEn" | "confirm";

/** What is wrong with an entry, by field. Pure; times of one place compare as text. */
export function callOffFaults(
  entry: CallOffEntry,
  orders: number,
): Partial<Record<Field, "required" | "order" | "number">> {
  const postpones = entry.what === "postpone";
  const moves = postpones && entry.dateKnown;
  const missing = (text: string) => text.trim().length < 2;
  return {
    ...(missing(entry.reason) ? { reason: "required" as const } : {}),
    ...(missing(entry.reasonEn) ? { reasonEn: "required" as const } : {}),
    ...(moves && !entry.startsLocal ? { startsLocal: "required" as const } : {}),
    ...(postpones && !entry.choiceUntilLocal ? { choiceUntilLocal: "required" as const } : {}),
    ...(moves && entry.startsLocal && entry.choiceUntilLocal > entry.startsLocal
      ? { choiceUntilLocal: "order" as const }
      : {}),
    ...(entry.confirm.trim() === String(orders) ? {} : { confirm: "number" as const }),
  };
}

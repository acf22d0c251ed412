import type { OwnPerformance, PassDraft } from "../shapes.ts";
import { fenOf } from "../yuan.ts";

/** A pass as it is typed: texts, until they are found to be right. */
export interface PassEntry {
  name: string;
  nameEn: string;
  yuan: string;
  opensLocal: string;
  closesLocal: string;
  /** Performance → code of the tier that its place is of; performances that are not here are not part of it. */
  tierOf: Record<string, string>;
}

export const emptyPass: PassEntry = { name: "", nameEn: "", yuan: "", opensLocal: "", closesLocal: "", tierOf: {} };

/** What is wrong, by the name of the field. */
export type PassFaults = Partial<
  Record<"name" | "nameEn" | "yuan" | "closesLocal" | "parts", "required" | "price" | "cheaper" | "order" | "parts">
>;

/** What the chosen places cost as single tickets, in fen. */
export function aloneFen(entry: PassEntry, performances: readonly OwnPerformance[]): number {
  return performances.reduce((sum, { id, tiers }) => {
    const tier = tiers.find(({ code }) => code === entry.tierOf[id]);
    return sum + (tier?.priceFen ?? 0);
  }, 0);
}

/** Pure. The platform checks all of it once more. */
export function passFaults(entry: PassEntry, performances: readonly OwnPerformance[]): PassFaults {
  const faults: PassFaults = {};
  if (entry.name.trim() === "") faults.name = "required";
  if (entry.nameEn.trim() === "") faults.nameEn = "required";
  const parts = Object.keys(entry.tierOf).length;
  if (parts < 2) faults.parts = "parts";
  const priceFen = fenOf(entry.yuan);
  if (priceFen === undefined) faults.yuan = "price";
  else if (parts >= 2 && priceFen >= aloneFen(entry, performances)) faults.yuan = "cheaper";
  if (entry.opensLocal && entry.closesLocal && entry.opensLocal >= entry.closesLocal) faults.closesLocal = "order";
  return faults;
}

/** The entry, which has no faults, as the platform takes it. */
export function passDraftOf(entry: PassEntry): PassDraft {
  return {
    ...{ name: entry.name.trim(), nameEn: entry.nameEn.trim(), priceFen: fenOf(entry.yuan) ?? 0 },
    ...{ opensLocal: entry.opensLocal || null, closesLocal: entry.closesLocal || null },
    parts: Object.entries(entry.tierOf).map(([performanceId, tier]) => ({ performanceId, tier })),
  };
}

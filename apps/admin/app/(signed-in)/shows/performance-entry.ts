import { messages } from "../../../messages/index.ts";
import type { PerformanceDraft } from "./shapes.ts";
import { fenOf, yuanOf } from "./yuan.ts";

/** A tier as it is typed. */
export interface TierEntry {
  code: string;
  name: string;
  nameEn: string;
  yuan: string;
  places: string;
  studentYuan: string;
  bundleUnits: string;
  bundleYuan: string;
}

/** A performance as it is typed: texts, until they are found to be right. */
export interface Entry {
  venueId: string;
  startsLocal: string;
  doorsMinutes: string;
  durationMinutes: string;
  saleOpensLocal: string;
  saleClosesLocal: string;
  seatMapId: string | null;
  tiers: TierEntry[];
  /** Section → code of its tier; sections that are not here are not for sale. */
  tierOfSection: Record<string, string>;
}

/** What is wrong, by the name of the field (`tier/2/yuan`). */
export type Faults = Record<
  string,
  "required" | "price" | "places" | "cheaper" | "order" | "beforeEnd" | "sections" | "between"
>;

const wholeNumber = (text: string, from: number, to: number) =>
  /^\d{1,6}$/.test(text.trim()) && Number(text) >= from && Number(text) <= to;

/** The least code that no tier has yet. */
export function newTier(tiers: TierEntry[]): TierEntry {
  let n = 1;
  while (tiers.some(({ code }) => code === `t${n}`)) n++;
  return {
    code: `t${n}`,
    name: "",
    nameEn: "",
    yuan: "",
    places: "",
    studentYuan: "",
    bundleUnits: "",
    bundleYuan: "",
  };
}

/** A stored draft as its form shows it. */
export function entryOf(draft: PerformanceDraft): Entry {
  const extra = (kind: string, code: string) => draft.extras.find((one) => one.kind === kind && one.tier === code);
  return {
    venueId: draft.venueId,
    startsLocal: draft.startsLocal,
    doorsMinutes: String(draft.doorsMinutes),
    durationMinutes: String(draft.durationMinutes),
    saleOpensLocal: draft.saleOpensLocal,
    saleClosesLocal: draft.saleClosesLocal,
    seatMapId: draft.seatMapId,
    tierOfSection: Object.fromEntries(
      draft.tiers.flatMap(({ code, sections }) => (sections ?? []).map((section) => [section, code])),
    ),
    tiers: draft.tiers.map(({ code, name, nameEn, priceFen, places }) => {
      const [student, bundle] = [extra("student", code), extra("bundle", code)];
      return {
        ...{ code, name, nameEn, yuan: yuanOf(priceFen), places: places === undefined ? "" : String(places) },
        studentYuan: student ? yuanOf(student.priceFen) : "",
        bundleUnits: bundle ? String(bundle.units) : "",
        bundleYuan: bundle ? yuanOf(bundle.priceFen) : "",
      };
    }),
  };
}

/** What must be mended before it can be saved; empty when it is fine. */
export function faultsOf(o: Entry): Faults {
  const faults: Faults = {};
  for (const name of ["venueId", "startsLocal", "saleOpensLocal", "saleClosesLocal"] as const)
    if (o[name] === "") faults[name] = "required";
  if (!wholeNumber(o.doorsMinutes, 0, 480)) faults.doorsMinutes = "between";
  if (!wholeNumber(o.durationMinutes, 10, 2_880)) faults.durationMinutes = "between";
  if (o.saleOpensLocal && o.saleClosesLocal && o.saleClosesLocal <= o.saleOpensLocal) faults.saleClosesLocal = "order";
  else if (o.saleClosesLocal && o.startsLocal && closesAfterEnd(o)) faults.saleClosesLocal = "beforeEnd";
  o.tiers.forEach((tier, at) => Object.assign(faults, tierFaults(tier, `tier/${at}`, o.seatMapId === null)));
  if (o.seatMapId !== null && Object.keys(o.tierOfSection).length === 0) faults.sections = "sections";
  return faults;
}

/** Both are times of the same clock, so that they can be compared as if it were UTC. */
function closesAfterEnd(o: Entry): boolean {
  const end = Date.parse(`${o.startsLocal}:00Z`) + Number(o.durationMinutes) * 60_000;
  return Date.parse(`${o.saleClosesLocal}:00Z`) > end;
}

function tierFaults(tier: TierEntry, at: string, ga: boolean): Faults {
  const faults: Faults = {};
  const price = fenOf(tier.yuan);
  if (tier.name.trim() === "") faults[`${at}/name`] = "required";
  if (tier.nameEn.trim() === "") faults[`${at}/nameEn`] = "required";
  if (price === undefined) faults[`${at}/yuan`] = "price";
  if (ga && !wholeNumber(tier.places, 1, 60_000)) faults[`${at}/places`] = "places";
  const reduced = (name: "studentYuan" | "bundleYuan", units: number) => {
    const fen = fenOf(tier[name]);
    if (fen === undefined) faults[`${at}/${name}`] = "price";
    else if (price !== undefined && fen >= price * units) faults[`${at}/${name}`] = "cheaper";
  };
  if (tier.studentYuan.trim() !== "") reduced("studentYuan", 1);
  if (tier.bundleUnits !== "") reduced("bundleYuan", Number(tier.bundleUnits));
  return faults;
}

/** The draft to save; only for an entry without faults. */
export function draftOf(o: Entry): PerformanceDraft {
  const several = o.tiers.length > 1;
  const named = (tier: TierEntry, language: "zh" | "en", name: string) => {
    const of = language === "zh" ? tier.name : tier.nameEn;
    return (several ? `${name} · ${of.trim()}` : name).slice(0, 60);
  };
  const [zh, en] = [messages.zh.shows.performance, messages.en.shows.performance];
  return {
    venueId: o.venueId,
    startsLocal: o.startsLocal,
    doorsMinutes: Number(o.doorsMinutes),
    durationMinutes: Number(o.durationMinutes),
    saleOpensLocal: o.saleOpensLocal,
    saleClosesLocal: o.saleClosesLocal,
    seatMapId: o.seatMapId,
    tiers: o.tiers.map((tier) => ({
      ...{ code: tier.code, name: tier.name, nameEn: tier.nameEn, priceFen: fenOf(tier.yuan) ?? 0 },
      ...(o.seatMapId === null
        ? { places: Number(tier.places) }
        : { sections: Object.keys(o.tierOfSection).filter((key) => o.tierOfSection[key] === tier.code) }),
    })),
    extras: o.tiers.flatMap((tier) => {
      const student = {
        ...{ kind: "student" as const, tier: tier.code, units: 1, priceFen: fenOf(tier.studentYuan) ?? 0 },
        ...{ name: named(tier, "zh", zh.studentName), nameEn: named(tier, "en", en.studentName) },
      };
      const bundle = {
        ...{ kind: "bundle" as const, tier: tier.code, units: Number(tier.bundleUnits) },
        priceFen: fenOf(tier.bundleYuan) ?? 0,
        name: named(tier, "zh", zh.bundleName.replace("{units}", tier.bundleUnits)),
        nameEn: named(tier, "en", en.bundleName.replace("{units}", tier.bundleUnits)),
      };
      return [...(tier.studentYuan.trim() ? [student] : []), ...(tier.bundleUnits ? [bundle] : [])];
    }),
  };
}

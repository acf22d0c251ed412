import { type SeatMapLayout, statesFromBase64, type TierRun, tierOfUnits } from "@kaimu/seatmap";
import { createSeatStates, type SeatTier } from "@kaimu/ui/seat-map";
import { layOwnOver, type OwnSeats } from "./own-seats.ts";

/** Where the seats of a performance come from. */
export interface SeatAddress {
  performanceId: string;
  seatMapId: string;
  planVersion: number;
}

/** The seats of a performance as the page works with them: where they are, what they cost, how they stand. */
export interface SeatHouse {
  layout: SeatMapLayout;
  tiers: SeatTier[];
  runs: TierRun[];
  /** The place in `tiers` of each unit's tier; −1 where it is blocked. */
  tierOf: Int16Array;
  states: OwnSeats;
}

/** The layout's file: it never changes, so a browser asks for it once. */
export function geometryFile(o: Pick<SeatAddress, "seatMapId">): string {
  return `/seats/geometry/${o.seatMapId}.json`;
}

/** The plan's file: which tier each unit is of. A new plan has another address. */
export function planFile(o: Pick<SeatAddress, "performanceId" | "planVersion">): string {
  return `/seats/plan/${o.performanceId}/${o.planVersion}.json`;
}

/** The states of all units now. */
export interface AllStates {
  version: number;
  /** The plan in force: what each unit is. */
  planVersion: number;
  states: Uint8Array;
}

/** The same as it travels. */
export interface AllStatesSent extends Omit<AllStates, "states"> {
  states: string;
}

export function readStates({ states, ...sent }: AllStatesSent): AllStates {
  return { ...sent, states: statesFromBase64(states) };
}

/** Asks for the states of all units. Rejects when there is no answer. */
export async function loadStates(performanceId: string): Promise<AllStates> {
  return readStates(await load<AllStatesSent>(`/seats/state/${performanceId}`));
}

/** Loads everything the map is drawn from, at the same time. Rejects when one part is missing. */
export async function loadHouse(o: SeatAddress): Promise<SeatHouse> {
  const [layout, plan, now] = await Promise.all([
    load<SeatMapLayout>(geometryFile(o)),
    load<{ unitCount: number; tiers: SeatTier[]; runs: TierRun[] }>(planFile(o)),
    loadStates(o.performanceId),
  ]);
  const states = layOwnOver(createSeatStates(plan.unitCount, now.states, now.version));
  return { layout, tiers: plan.tiers, runs: plan.runs, tierOf: tierOfUnits(plan.runs), states };
}

async function load<T>(path: string): Promise<T> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json() as Promise<T>;
}

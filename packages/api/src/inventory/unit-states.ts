import { UnitState } from "@kaimu/seatmap";
import {
  blockedGroup,
  forgetTerms,
  rememberedTerms,
  type SaleTerms,
  type Seller,
  sellsTo,
} from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { keepFew } from "../platform/keep-few.ts";
import { type UnitBytes, unitBytes } from "./unit-bytes.ts";
import { bytesOfUnitState, lookScript, onUnitState, readUnitsScript } from "./unit-scripts.ts";

/** What a page shows of every unit at one moment: two bits a unit, low bits first (0 not for sale, 1 free, 2 held or claimed, 3 sold). */
export interface UnitStates {
  version: number;
  /** The plan that says what each unit is; a page that has drawn another one must load this. */
  planVersion: number;
  states: Buffer;
}

/** A change as pages hear it. `reset`: what was known is of another life; load everything again. */
export interface UnitChange {
  version: number;
  units: [unit: number, state: number][] | "reset";
}

/** A performance's units as this process knows them: brought up to date by what has changed since, whoever asks. */
interface Mirror {
  version: number;
  /** The sale version that decides which units are hidden from pages. */
  terms: SaleTerms;
  /** One byte a unit, as pages see it, had they a right to all of them. */
  states: Uint8Array;
  /** The last changes, oldest first, without gaps. */
  recent: UnitChange[];
  /** The states as pages see them, by whose link they came: "" is everybody else. */
  packed?: Map<string, Buffer> | undefined;
  free?: number[] | undefined;
}

const mirrors = new Map<string, Mirror>();
const mirrorsKept = 100;
const recentKept = 2_000;
const looking = new Map<string, Promise<Mirror>>();

/**
 * A performance's units now. However many ask at once, Redis is asked once, and only for what has changed; overdue holds are let go on
 * the way. Throws INVENTORY_REBUILDING, BUSY, NOT_FOUND.
 */
function lookAt(ctx: Context, performanceId: string): Promise<Mirror> {
  const running =
    looking.get(performanceId) ?? bringUpToDate(ctx, performanceId).finally(() => looking.delete(performanceId));
  looking.set(performanceId, running);
  return running;
}

async function bringUpToDate(ctx: Context, performanceId: string): Promise<Mirror> {
  const known = mirrors.get(performanceId);
  const [answer, sale, , version, ...news] = await onUnitState(ctx, performanceId, lookScript, [known?.version ?? -1]);
  if (!known || answer === "GAP" || Number(sale) !== known.terms.saleVersion) return loadMirror(ctx, performanceId);
  let at = known.version;
  const changes = news.map((one) => readChange(++at, one));
  if (changes.some((change) => change.units === "reset")) return loadMirror(ctx, performanceId);
  for (const { units } of changes) if (units !== "reset") for (const [unit, state] of units) known.states[unit] = state;
  if (changes.length === 0) return known;
  known.version = Number(version);
  known.recent = [...known.recent, ...changes].slice(-recentKept);
  known.packed = known.free = undefined;
  return known;
}

async function loadMirror(ctx: Context, performanceId: string): Promise<Mirror> {
  const [, sale, , version, bytes] = await bytesOfUnitState(ctx, performanceId, readUnitsScript, []);
  const terms = await termsOf(ctx, performanceId, Number(String(sale)));
  const units = unitBytes(bytes as Buffer);
  const states = Uint8Array.from({ length: units.count }, (_, unit) => pageState(units, unit));
  const mirror = { version: Number(String(version)), terms, states, recent: [] };
  keepFew(mirrors, performanceId, mirror, mirrorsKept);
  return mirror;
}

/** The terms that Redis sells by, or newer ones. */
async function termsOf(ctx: Context, performanceId: string, saleVersion: number): Promise<SaleTerms> {
  const terms = await rememberedTerms(ctx, performanceId);
  if (terms.saleVersion >= saleVersion) return terms;
  forgetTerms(performanceId);
  return rememberedTerms(ctx, performanceId);
}

function pageState(units: UnitBytes, unit: number): number {
  if (units.isBlocked(unit)) return 0;
  const state = units.state(unit);
  return state === 0 ? 1 : state === 3 ? 3 : 2;
}

/** All unit states of a performance as pages may see them. */
export async function unitStates(ctx: Context, performanceId: string): Promise<UnitStates> {
  const mirror = await lookAt(ctx, performanceId);
  mirror.packed ??= new Map();
  const view = ctx.agentId ?? "";
  const known = mirror.packed.get(view);
  const packed = known ?? packedFor(ctx, mirror);
  if (!known) mirror.packed.set(view, packed);
  return { version: mirror.version, planVersion: mirror.terms.plan.version, states: packed };
}

function packedFor(ctx: Context, { terms, states }: Mirror): Buffer {
  const hidden = hiddenGroups(ctx, terms);
  const packed = Buffer.alloc((states.length + 3) >> 2);
  for (let unit = 0; unit < states.length; unit++) {
    const state = hidden[terms.plan.groupOf[unit] ?? blockedGroup] === false ? (states[unit] ?? 0) : 0;
    packed[unit >> 2] = (packed[unit >> 2] ?? 0) | (state << ((unit & 3) << 1));
  }
  return packed;
}

/** The units that are held or claimed, whatever pool they are in: for those who own them, not for pages. */
export async function heldInAllPools(ctx: Context, performanceId: string): Promise<Set<number>> {
  const { states } = await lookAt(ctx, performanceId);
  const held = new Set<number>();
  for (const [unit, state] of states.entries()) if (state === UnitState.held) held.add(unit);
  return held;
}

/** Free units of each of the plan's groups, and the terms that they are sold by. */
export async function freeByGroup(
  ctx: Context,
  performanceId: string,
): Promise<{ terms: SaleTerms; free: readonly number[] }> {
  const mirror = await lookAt(ctx, performanceId);
  const { terms, states } = mirror;
  if (!mirror.free) {
    const free = terms.plan.groups.map(() => 0);
    for (let unit = 0; unit < states.length; unit++) {
      const group = terms.plan.groupOf[unit] ?? blockedGroup;
      if (states[unit] === 1 && group !== blockedGroup) free[group] = (free[group] ?? 0) + 1;
    }
    mirror.free = free;
  }
  return { terms, free: mirror.free };
}

/** What pages may know of changes after `version` and the version they lead to; undefined when that is too long ago to tell. */
export async function changesSince(
  ctx: Context,
  performanceId: string,
  version: number,
): Promise<UnitChange[] | undefined> {
  const { version: now, recent, terms } = await lookAt(ctx, performanceId);
  if (version === now) return [];
  const newer = recent.filter((change) => change.version > version);
  if (newer[0]?.version !== version + 1) return undefined;
  const hidden = hiddenGroups(ctx, terms);
  return newer.map(({ version: at, units }) => ({
    version: at,
    units:
      units === "reset" ? units : units.filter(([unit]) => hidden[terms.plan.groupOf[unit] ?? blockedGroup] === false),
  }));
}

/**
 * By group whether a buyer may not draw from it, on our own pages or by the link of an agent: pages show its units as not for sale, whatever happens
 * to them.
 */
function hiddenGroups({ agentId }: Context, { plan, pools }: SaleTerms): boolean[] {
  const seller: Seller = agentId ? { channel: "agent", agentId } : { channel: "web" };
  return plan.groups.map(({ pool }) => !pools.some((one) => one.code === pool && sellsTo(one, seller)));
}

/** A change as the scripts tell it: unit:state,unit:state or reset. */
function readChange(version: number, what: string): UnitChange {
  if (what === "reset") return { version, units: "reset" };
  return {
    version,
    units: what.split(",").map((pair) => {
      const at = pair.indexOf(":");
      return [Number(pair.slice(0, at)), Number(pair.slice(at + 1))];
    }),
  };
}

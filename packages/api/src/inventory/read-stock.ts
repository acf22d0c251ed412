import type { Context } from "../context.ts";
import { fenceOf } from "./fence.ts";
import { type UnitBytes, unitBytes } from "./unit-bytes.ts";
import { bytesOfUnitState, lookScript, onUnitState, readUnitsScript } from "./unit-scripts.ts";

/** All that Redis knows of a performance at one moment. */
export interface Stock {
  version: number;
  units: UnitBytes;
  /** By account: the fencing number and the units of its hold, and whether a deadline ends it. */
  holds: Map<string, { fence: number; units: number[]; ends: boolean }>;
  /** Units each account holds or owns. */
  owned: Map<string, number>;
}

/** Reads it in one step, after overdue holds were let go. Throws INVENTORY_REBUILDING, BUSY. */
export async function readStock(ctx: Context, performanceId: string): Promise<Stock> {
  await onUnitState(ctx, performanceId, lookScript, [0]);
  const read = await bytesOfUnitState(ctx, performanceId, readUnitsScript, ["all"]);
  const [, , , version, units, accounts, deadlines, due] = read as [
    ...[Buffer, Buffer, Buffer, Buffer, Buffer],
    ...[Buffer[], Buffer[], Buffer[]],
  ];
  const ending = new Set(deadlines.map(String));
  const inQueue = new Set(due.map(String));
  const stock: Stock = {
    version: Number(String(version)),
    units: unitBytes(units),
    holds: new Map(),
    owned: new Map(),
  };
  for (let n = 0; n < accounts.length; n += 2) {
    const [accountId, record] = [String(accounts[n]), String(accounts[n + 1])];
    const [counts = "", , , , list = ""] = record.split("|");
    const [owned, , , second, micro, behind, , kept] = counts.split(":").map(Number);
    if (owned) stock.owned.set(accountId, owned);
    if (second === undefined || micro === undefined || behind === undefined) continue;
    const held = { fence: fenceOf(second, micro, behind), units: list.split(",").map(Number) };
    const ends = ending.has(accountId) || (kept === 0 && inQueue.has(`${second}:${accountId}`));
    stock.holds.set(accountId, { ...held, ends });
  }
  return stock;
}

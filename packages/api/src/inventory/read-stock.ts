import type { Context } from "../context.ts";
import { type UnitBytes, unitBytes } from "./unit-bytes.ts";
import { bytesOfUnitState, lookScript, onUnitState, readUnitsScript } from "./unit-scripts.ts";

/** All that Redis knows of a performance at one moment. Fencing numbers name holds. */
export interface Stock {
  version: number;
  units: UnitBytes;
  holds: Map<number, { accountId: string; units: number[] }>;
  deadlines: Set<number>;
  /** Units each account holds or owns. */
  owned: Map<string, number>;
  accountOf(fence: number): string | undefined;
}

/** Reads it in one step, after overdue holds were let go. Throws INVENTORY_REBUILDING, BUSY. */
export async function readStock(ctx: Context, performanceId: string): Promise<Stock> {
  await onUnitState(ctx, performanceId, lookScript, [0]);
  const read = await bytesOfUnitState(ctx, performanceId, readUnitsScript, ["all"]);
  const [, , , version, units, holdRecords, deadlines, accounts] = read as [
    ...[Buffer, Buffer, Buffer, Buffer, Buffer],
    ...[Buffer[], Buffer[], Buffer[]],
  ];
  const holds = new Map(
    pairs(holdRecords).map(([fence, record]) => {
      const [, accountId = "", , , , , list = ""] = record.split("|");
      return [Number(fence), { accountId, units: list.split(",").map(Number) }] as const;
    }),
  );
  return {
    version: Number(String(version)),
    units: unitBytes(units),
    holds,
    deadlines: new Set(deadlines.map((fence) => Number(String(fence)))),
    owned: new Map(
      pairs(accounts).flatMap(([account, record]) => {
        const owned = Number.parseInt(record, 10);
        return owned > 0 ? [[account, owned] as const] : [];
      }),
    ),
    accountOf: (fence) => holds.get(fence)?.accountId,
  };
}

function pairs(flat: Buffer[]): [string, string][] {
  return Array.from({ length: flat.length / 2 }, (_, n) => [String(flat[n * 2]), String(flat[n * 2 + 1])]);
}

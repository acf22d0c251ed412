import { quiet } from "../size.ts";
import type { Mutant } from "./mutant.ts";

/** Ways to sell a unit twice. */
export const stockMutants: Mutant[] = [
  {
    // Redis lets a second buyer in, as it may when it has forgotten; only the key refuses him.
    name: "no-unique-key",
    counter: "oversold",
    edits: [
      {
        file: "packages/db/migrations/20261125000000_spine.sql",
        from: "  PRIMARY KEY (`performanceId`, `unit`),\n  KEY `unit_claims_orderId_idx`",
        to: "  KEY (`performanceId`, `unit`),\n  KEY `unit_claims_orderId_idx`",
      },
    ],
    drill: { ...quiet, memoryLosses: ["some claims", "some claims", "some claims", "some claims"] },
  },
  {
    // Two calls where one decides: between them somebody else may look as well.
    name: "hold-checked-then-set",
    counter: "double_held",
    edits: [
      {
        file: "packages/api/src/inventory/hold.lua",
        from: "if redis.call('ZREM', key('free:' .. group), unit) == 0 then",
        to: "if redis.call('ZREM', key('free:' .. group), unit) == 0 and ARGV[8] == 'look' then",
      },
      {
        file: "packages/api/src/inventory/hold.lua",
        from: "  local kept = {}\n",
        to: "  if ARGV[8] == 'look' then free_again() return { 'OK' } end\n  local kept = {}\n",
      },
      {
        file: "packages/api/src/inventory/hold.ts",
        from: "const answer = await onUnitState(ctx, o.performanceId, holdScript, [",
        to: "const ask = (step: string) => onUnitState(ctx, o.performanceId, holdScript, [",
      },
      {
        file: "packages/api/src/inventory/hold.ts",
        from: "    JSON.stringify(wants.flat()),\n  ]);\n",
        to: '    JSON.stringify(wants.flat()),\n    step,\n  ]);\n  const look = await ask("look");\n  const answer = look[0] === "OK" ? await ask("take") : look;\n',
      },
    ],
    drill: { ...quiet, buyers: 120, holdSeconds: 3, rushMs: 1_200, thinkMs: 800 },
  },
  {
    // The order is written, the claim is not: when Redis forgets, nobody knows whose the unit is.
    name: "claim-not-written",
    counter: "oversold",
    edits: [
      {
        file: "packages/api/src/inventory/claim.ts",
        from: "      claims.map(({ performanceId, unit, orderId, orderLineId, accountId, fence, channel }) => [",
        to: "      claims.slice(claims.length).map(({ performanceId, unit, orderId, orderLineId, accountId, fence, channel }) => [",
      },
    ],
    drill: { ...quiet, memoryLosses: ["all of it", "all of it"] },
  },
];

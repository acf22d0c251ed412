import { quiet } from "../sizes.ts";
import type { Edit, Mutant } from "./mutant.ts";

/** Neither the short way of a hold nor the whole script looks whether the units are free. */
const unchecked: Edit[] = [
  {
    file: "packages/api/src/inventory/hold-named.lua",
    from: "if is ~= string.rep('\\0', bytes) then",
    to: "if false then",
  },
  {
    file: "packages/api/src/inventory/hold.lua",
    from: "      if is[n] ~= 0 then return refuse('UNITS_TAKEN', unit) end\n",
    to: "",
  },
];

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
      ...unchecked,
      {
        file: "packages/api/src/inventory/hold.ts",
        from: "    const asked = askedOf(ctx, terms, o.items);\n",
        to: `    const asked = askedOf(ctx, terms, o.items);
    for (const unit of asked.units) {
      const is = await ctx.redis.getrange(\`inv:{\${performanceId}}:units\`, unit * 7, unit * 7 + 6);
      if (is.replaceAll("\\0", "") !== "") return ["UNITS_TAKEN", String(unit)];
    }
`,
      },
    ],
    drill: { ...quiet, buyers: 120, holdSeconds: 3, rushMs: 1_200, thinkMs: 800 },
  },
  {
    // The script takes what it is asked for, whoever has it.
    name: "hold-without-look",
    counter: "double_held",
    edits: unchecked,
    drill: { ...quiet, buyers: 80, holdSeconds: 3, rushMs: 1_200, thinkMs: 800 },
  },
  {
    // Neither the hold nor the order's transaction counts what an account has.
    name: "account-not-counted",
    counter: "oversold",
    edits: [
      {
        file: "packages/api/src/inventory/claim.ts",
        from: "    if (count <= limit) continue;\n",
        to: "    if (count <= limit || limit > 0) continue;\n",
      },
      {
        file: "packages/api/src/inventory/hold.lua",
        from: "if a.owned - #given + count > tonumber(limit) then",
        to: "if false then",
      },
    ],
    drill: { ...quiet, perAccountLimit: 1 },
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

import { quiet } from "../sizes.ts";
import type { Mutant } from "./mutant.ts";

/** The organizer takes seats all the time, of those that somebody is about to order. */
const stockChanges = {
  ...quiet,
  seats: { rows: 60, perRow: 10 },
  buyers: 80,
  perAccountLimit: 12,
  wild: 25,
  end: 26,
  thinkMs: 1_000,
  withdrawals: 200,
};

/** Ways to break what an order's writing stands on. */
export const orderMutants: Mutant[] = [
  {
    // The buyers of a batch hear "yours" when it is written; it is committed a moment later, and the database falls in between.
    name: "told-before-commit",
    counter: "lost_paid",
    edits: [
      {
        file: "packages/api/src/ordering/commit-orders.ts",
        from: "    const outcomes = await o.batches.inTransaction((tx) => {\n      begun = true;\n      return writeOrders(tx, orders);\n    });\n",
        to: `    const outcomes = await new Promise<Outcome[]>((resolve, reject) => {
      const committed = o.batches.inTransaction(async (tx) => {
        begun = true;
        resolve(await writeOrders(tx, orders));
        await new Promise((later) => setTimeout(later, 200));
      });
      committed.catch(reject);
    });
`,
      },
    ],
    drill: {
      ...{ ...quiet, seats: { rows: 40, perRow: 10 }, buyers: 100, wild: 20, end: 22 },
      ambushes: [
        { when: "orders were being written", times: 2, kill: [["mariadb", 0]] },
        { when: "orders were being committed", times: 2, kill: [["mariadb", 0]] },
      ],
    },
  },
  {
    // Redis lets a second buyer in, and the key refuses him without anybody hearing of it.
    name: "claims-inserted-ignoring",
    counter: "oversold",
    edits: [
      {
        file: "packages/db/src/batches.ts",
        from: "`INSERT INTO ${table} (${names})",
        to: '`INSERT ${table === "unit_claims" ? "IGNORE " : ""}INTO ${table} (${names})',
      },
    ],
    drill: { ...quiet, memoryLosses: ["some claims", "some claims", "some claims", "some claims"] },
  },
  {
    // Whatever the account holds now is ordered, under whichever hold it was asked for.
    name: "hold-not-asked-for",
    counter: "broken_promise",
    edits: [
      {
        file: "packages/api/src/inventory/read-hold.lua",
        from: "if not h or h.deadline <= ms or (ARGV[2] ~= '' and h.id ~= ARGV[2]) then",
        to: "if not h then",
      },
    ],
    // Places cost the same, so that an order of one hold can be mistaken for that of another.
    drill: {
      ...quiet,
      buyers: 100,
      seats: { rows: 3, perRow: 10 },
      places: 500,
      restless: 0.9,
      thinkMs: 2_500,
      wild: 16,
      end: 18,
    },
  },
  {
    // A request that comes once more gives a hold again, or takes the place of the one that its buyer has by then.
    name: "old-request-believed",
    counter: "double_held",
    edits: [
      {
        file: "packages/api/src/inventory/hold.lua",
        from: "  if (old and old.key == key) or is_closed(account, key) then return { 'HOLD_EXPIRED' } end\n",
        to: "",
      },
    ],
    drill: { ...quiet, seats: { rows: 20, perRow: 10 }, restless: 0.5 },
  },
  {
    // What is loaded into one life of the server is believed in the next one, which has forgotten some of it.
    name: "life-not-in-text",
    counter: "leaked_stock",
    edits: [
      {
        file: "packages/api/src/inventory/unit-script.ts",
        from: "LET_GO_MS = '${epoch}', ${letGoMost}",
        to: "LET_GO_MS = '1', ${letGoMost}",
      },
    ],
    drill: {
      ...{ ...quiet, wild: 18, end: 24, seats: { rows: 20, perRow: 10 } },
      memoryLosses: ["what came after its replica", "what came after a copy of its file"],
    },
  },
  {
    // Orders are written by the terms they were priced by, though others are in force.
    name: "sale-version-not-compared",
    counter: "oversold",
    edits: [
      {
        file: "packages/api/src/ordering/write-orders.ts",
        from: 'return row?.saleVersion === terms.saleVersion && row.status === "on_sale";',
        to: 'return row?.status === "on_sale";',
      },
    ],
    drill: stockChanges,
  },
  {
    // The terms are those in force when they are read, and others when the order is written.
    name: "terms-not-locked",
    counter: "oversold",
    edits: [
      {
        file: "packages/api/src/catalogue/lock-terms.ts",
        from: "\n     LOCK IN SHARE MODE`",
        to: "`",
      },
    ],
    drill: stockChanges,
  },
];

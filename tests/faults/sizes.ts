import type { Size } from "./size.ts";
import { usualFaults } from "./switches.ts";

export const full: Size = {
  seats: { rows: 20, perRow: 25 },
  places: 200,
  buyers: 200,
  wantSeats: 0.75,
  perAccountLimit: 4,
  holdSeconds: 12,
  paymentSeconds: 22,
  wild: 90,
  end: 150,
  thinkMs: 5_000,
  restless: 0.1,
  rushMs: 0,
  returning: 0.5,
  giving: 0.1,
  goodwillPerSecond: 0.2,
  kills: { worker: 2, inngest: 2, redis: 2, gateway: 1 },
  ambushes: [
    { when: "orders were being written", times: 2, kill: [["mariadb", 0]] },
    { when: "orders were being committed", times: 2, kill: [["mariadb", 0]] },
  ],
  clocks: { gateway: -90, worker: 120 },
  withdrawals: 8,
  memoryLosses: [
    ...(["some claims", "all of it", "its connections", "what came after its replica"] as const),
    ...(["the way to it", "what came after a copy of its file", "which life it is of", "its answers"] as const),
    ...(["some holds", "some claims", "what came after its replica"] as const),
  ],
  sandbox: usualFaults,
  switchesEveryMs: 0,
  callbacksPerSecond: 3,
  settle: 150,
  hurry: false,
  about: [],
  needs: { paidOrders: 300, kills: 6, badCallbacks: 200, refunds: 20 },
};

/** For every run of the tests: the same story on a small stage. */
export const short: Size = {
  ...full,
  seats: { rows: 5, perRow: 10 },
  places: 20,
  buyers: 50,
  perAccountLimit: 3,
  holdSeconds: 6,
  paymentSeconds: 8,
  wild: 15,
  end: 28,
  thinkMs: 2_500,
  kills: { worker: 1, inngest: 1, redis: 1 },
  ambushes: [{ when: "orders were being written", times: 1, kill: [["mariadb", 0]] }],
  withdrawals: 2,
  memoryLosses: [
    ...(["some claims", "its connections", "what came after its replica", "the way to it"] as const),
    ...(["what came after a copy of its file", "its answers", "all of it"] as const),
  ],
  callbacksPerSecond: 4,
  settle: 120,
  hurry: true,
  needs: { paidOrders: 30, kills: 3, badCallbacks: 40, refunds: 2 },
};

/** A quiet sale of a few seconds, in which only that goes wrong which a mutant needs to be seen. */
export const quiet: Size = {
  ...short,
  buyers: 40,
  perAccountLimit: 6,
  paymentSeconds: 6,
  wild: 10,
  end: 12,
  thinkMs: 1_000,
  kills: {},
  ambushes: [],
  clocks: {},
  withdrawals: 0,
  memoryLosses: [],
  giving: 0,
  goodwillPerSecond: 0,
  sandbox: {},
  callbacksPerSecond: 0,
  settle: 60,
  needs: { paidOrders: 0, kills: 0, badCallbacks: 0, refunds: 0 },
};

/**
 * About money: places for everybody, both gateways with all their switches at random, tickets and goodwill that go back; the worker, the
 * gateway, MySQL and Inngest fall. Redis keeps what it knows.
 */
export const money: Size = {
  ...full,
  seats: { rows: 4, perRow: 25 },
  places: 6_000,
  wantSeats: 0.05,
  perAccountLimit: 60,
  paymentSeconds: 30,
  wild: 240,
  end: 900,
  thinkMs: 3_000,
  giving: 0.3,
  backOnSaleAfter: 120,
  goodwillPerSecond: 1,
  kills: { worker: 4, gateway: 4, inngest: 2, mariadb: 3 },
  ambushes: [
    {
      ...{ when: "an order had just been paid", times: 3 },
      kill: [
        ["worker", 0],
        ["gateway", 0],
      ],
    },
    { when: "an order had just been paid", times: 2, kill: [["mariadb", 0]] },
    { when: "orders were being committed", times: 1, kill: [["mariadb", 0]] },
  ],
  withdrawals: 0,
  memoryLosses: [],
  sandbox: {},
  switchesEveryMs: 6_000,
  callbacksPerSecond: 5,
  settle: 420,
  untilPaid: 2_000,
  about: ["unbalanced", "lost_paid", "double_refund", "unexplained"],
  needs: { paidOrders: 2_000, kills: 10, badCallbacks: 1_000, refunds: 300 },
};

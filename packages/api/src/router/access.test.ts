import { beforeAll, describe, expect, it } from "vitest";
import type { Caller } from "../context.ts";
import { addAttendee } from "../identity/index.ts";
import { hold } from "../inventory/index.ts";
import { newId } from "../platform/ids.ts";
import { createBuyer, createMember, createOperator, createOrder, createShow } from "../testing/factories.ts";
import { createPassShow } from "../testing/pass-show.ts";
import { createSeatedShow } from "../testing/seated-show.ts";
import { someDetails, somePerformance } from "../testing/some-draft.ts";
import { testPlatform } from "../testing/test-platform.ts";
import { takenUnits } from "../testing/unit-state.ts";
import { issueTickets } from "../ticketing/index.ts";
import { type Access, callerFactory, refusalOf } from "../trpc.ts";
import { adminRouter } from "./admin.ts";
import { opsRouter } from "./ops.ts";
import { webRouter } from "./web.ts";

/*
 * Every procedure of every router, called by every kind of caller and with other people's ids. The list of procedures is read from the
 * routers: a new one without an entry in `inputs` fails here, and so does one that does not say who may call it.
 */
const { platform, system, contextFor } = testPlatform();
const routers = { web: webRouter, admin: adminRouter, ops: opsRouter };

/** Things that belong to one buyer; another buyer tries to reach them. */
interface World {
  performanceId: string;
  seatedPerformanceId: string;
  eventId: string;
  offerId: string;
  holdId: string;
  orderId: string;
  ticketId: string;
  attendeeId: string;
  passId: string;
  organizerId: string;
  venueId: string;
}
let world: World;
let callers: Record<"anonymous" | "owner" | "stranger" | "organizer" | "operator", Caller>;

/** Nobody has seen such a number of orders: a performance that others here need is not called off. */
const toCancel = () => ({
  ...{ performanceId: world.performanceId, reason: "雨天", reasonEn: "Rain", expectedOrders: 999 },
});
const toPostpone = () => ({ ...toCancel(), startsLocal: null, choiceUntilLocal: "2099-01-01T12:00" });

/** For each procedure: an input of the owner's, and what a stranger of the right kind gets for it. */
const inputs: Record<
  string,
  { input?: () => unknown; stranger: "same as owner" | "nothing of the owner's" | "NOT_FOUND" | "HOLD_EXPIRED" }
> = {
  "web.identity.sendCode": {
    input: () => ({ phone: `137${String(Math.random()).slice(2, 10)}` }),
    stranger: "same as owner",
  },
  "web.identity.me": { stranger: "nothing of the owner's" },
  "web.identity.endSessions": { stranger: "nothing of the owner's" },
  "web.identity.attendees": { stranger: "nothing of the owner's" },
  "web.identity.addAttendee": {
    input: () => ({ name: "李雷", documentKind: "passport", documentNumber: `E${String(Math.random()).slice(2, 10)}` }),
    stranger: "nothing of the owner's",
  },
  "web.identity.removeAttendee": { input: () => ({ attendeeId: world.attendeeId }), stranger: "NOT_FOUND" },
  "web.catalogue.events": { input: () => ({ limit: 1 }), stranger: "same as owner" },
  "web.catalogue.event": { input: () => ({ eventId: world.eventId }), stranger: "same as owner" },
  "web.catalogue.performance": { input: () => ({ performanceId: world.performanceId }), stranger: "same as owner" },
  "web.catalogue.cities": { stranger: "same as owner" },
  "web.catalogue.seatLabels": {
    input: () => ({ performanceId: world.performanceId, seatKeys: ["A-1-1"] }),
    stranger: "same as owner",
  },
  "web.admission.room": { input: () => ({ performanceId: world.performanceId }), stranger: "same as owner" },
  "web.admission.join": { input: () => ({ performanceId: world.performanceId }), stranger: "nothing of the owner's" },
  "web.admission.place": { input: () => ({ performanceId: world.performanceId }), stranger: "nothing of the owner's" },
  "web.admission.leave": { input: () => ({ performanceId: world.performanceId }), stranger: "nothing of the owner's" },
  "web.inventory.pickSeats": {
    input: () => ({ performanceId: world.seatedPerformanceId, count: 1 }),
    stranger: "same as owner",
  },
  "web.inventory.availability": { input: () => ({ performanceId: world.performanceId }), stranger: "same as owner" },
  "web.inventory.hold": {
    input: () => ({
      performanceId: world.performanceId,
      clientKey: newId(),
      items: [{ offerId: world.offerId, quantity: 1 }],
    }),
    stranger: "nothing of the owner's",
  },
  "web.catalogue.pass": { input: () => ({ passId: world.passId }), stranger: "same as owner" },
  "web.inventory.holdPass": {
    input: () => ({ passId: world.passId, clientKey: newId(), quantity: 1 }),
    stranger: "nothing of the owner's",
  },
  "web.inventory.myPass": { input: () => ({ passId: world.passId }), stranger: "nothing of the owner's" },
  "web.inventory.letPassGo": { input: () => ({ passId: world.passId }), stranger: "nothing of the owner's" },
  "web.inventory.heldSeats": {
    input: () => ({ performanceId: world.performanceId }),
    stranger: "nothing of the owner's",
  },
  "web.inventory.myHold": { input: () => ({ performanceId: world.performanceId }), stranger: "nothing of the owner's" },
  "web.inventory.letGo": {
    input: () => ({ performanceId: world.performanceId, holdId: world.holdId }),
    stranger: "nothing of the owner's",
  },
  "web.ordering.place": {
    input: () => ({
      performanceId: world.performanceId,
      holdId: world.holdId,
      clientKey: newId(),
      expectedTotalFen: 18_000,
    }),
    stranger: "HOLD_EXPIRED",
  },
  "web.ordering.placePass": {
    input: () => ({
      ...{ passId: world.passId, clientKey: newId(), expectedTotalFen: 26_000 },
      holds: [{ performanceId: world.performanceId, holdId: world.holdId }],
    }),
    stranger: "HOLD_EXPIRED",
  },
  "web.ordering.order": { input: () => ({ orderId: world.orderId }), stranger: "NOT_FOUND" },
  "web.ordering.myOrders": { input: () => ({}), stranger: "nothing of the owner's" },
  "web.ordering.cancel": { input: () => ({ orderId: world.orderId }), stranger: "NOT_FOUND" },
  "web.payment.gateways": { input: () => ({ orderId: world.orderId }), stranger: "NOT_FOUND" },
  "web.payment.start": {
    input: () => ({ orderId: world.orderId, gateway: "alipay", device: "desktop" }),
    stranger: "NOT_FOUND",
  },
  "web.payment.signIn": { input: () => ({ orderId: world.orderId, state: "0".repeat(32) }), stranger: "NOT_FOUND" },
  "web.payment.check": { input: () => ({ orderId: world.orderId }), stranger: "NOT_FOUND" },
  "web.refund.quote": { input: () => ({ orderId: world.orderId }), stranger: "NOT_FOUND" },
  "web.refund.ofOrder": { input: () => ({ orderId: world.orderId }), stranger: "NOT_FOUND" },
  "web.refund.request": {
    input: () => ({ orderId: world.orderId, lineIds: [newId()], clientKey: newId(), expectedBackFen: 0 }),
    stranger: "NOT_FOUND",
  },
  "web.calledOff.ofOrder": { input: () => ({ orderId: world.orderId }), stranger: "NOT_FOUND" },
  "web.calledOff.choose": {
    input: () => ({ orderId: world.orderId, performanceId: world.performanceId, choice: "keep" }),
    stranger: "NOT_FOUND",
  },
  "admin.calledOff.touched": { input: () => ({ performanceId: world.performanceId }), stranger: "NOT_FOUND" },
  "admin.calledOff.progress": { input: () => ({ performanceId: world.performanceId }), stranger: "NOT_FOUND" },
  "admin.calledOff.cancel": { input: () => toCancel(), stranger: "NOT_FOUND" },
  "admin.calledOff.postpone": { input: () => toPostpone(), stranger: "NOT_FOUND" },
  "ops.calledOff.touched": { input: () => ({ performanceId: world.performanceId }), stranger: "same as owner" },
  "ops.calledOff.cancel": { input: () => toCancel(), stranger: "same as owner" },
  "ops.calledOff.postpone": { input: () => toPostpone(), stranger: "same as owner" },
  "ops.calledOff.list": { input: () => ({}), stranger: "same as owner" },
  "ops.calledOff.progress": { input: () => ({ bulkReturnId: newId() }), stranger: "same as owner" },
  "ops.calledOff.failures": { input: () => ({ bulkReturnId: newId() }), stranger: "same as owner" },
  "ops.calledOff.pause": { input: () => ({ bulkReturnId: newId() }), stranger: "same as owner" },
  "ops.calledOff.resume": { input: () => ({ bulkReturnId: newId() }), stranger: "same as owner" },
  "ops.calledOff.tryAgain": { input: () => ({ bulkReturnId: newId() }), stranger: "same as owner" },
  "web.invoice.ofOrder": { input: () => ({ orderId: world.orderId }), stranger: "NOT_FOUND" },
  "web.invoice.ask": {
    input: () => ({
      ...{ orderId: world.orderId, clientKey: newId(), mail: "a@example.com" },
      buyer: { kind: "individual", title: "" },
    }),
    stranger: "NOT_FOUND",
  },
  "admin.invoice.list": { input: () => ({ organizerId: world.organizerId }), stranger: "NOT_FOUND" },
  "ops.invoice.list": { input: () => ({}), stranger: "same as owner" },
  "ops.invoice.tryAgain": { input: () => ({ invoiceId: newId() }), stranger: "same as owner" },
  "ops.payout.list": { input: () => ({}), stranger: "same as owner" },
  "ops.payout.payable": { input: () => ({ toDay: "2026-01-01" }), stranger: "same as owner" },
  "ops.payout.record": {
    input: () => ({
      ...{ payoutId: newId(), organizerId: newId(), toDay: "2026-01-01", expectedFen: 1, bankReference: "测试流水" },
    }),
    stranger: "same as owner",
  },
  "ops.payout.decide": { input: () => ({ payoutId: newId(), confirmed: false }), stranger: "same as owner" },
  "web.search.find": { input: () => ({ query: "测试" }), stranger: "same as owner" },
  "web.search.suggest": { input: () => ({ query: "测试" }), stranger: "same as owner" },
  "web.ticketing.myTickets": { input: () => ({ orderId: world.orderId }), stranger: "nothing of the owner's" },
  "web.ticketing.ticket": { input: () => ({ ticketId: world.ticketId }), stranger: "NOT_FOUND" },
  "admin.identity.me": { stranger: "nothing of the owner's" },
  "admin.identity.endSessions": { stranger: "nothing of the owner's" },
  "admin.catalogue.myEvents": { input: () => ({}), stranger: "nothing of the owner's" },
  "admin.catalogue.organizers": { stranger: "nothing of the owner's" },
  "admin.catalogue.venues": { input: () => ({ limit: 1 }), stranger: "same as owner" },
  "admin.catalogue.seatMaps": { input: () => ({ venueId: world.venueId }), stranger: "same as owner" },
  "admin.catalogue.event": { input: () => ({ eventId: world.eventId }), stranger: "NOT_FOUND" },
  "admin.catalogue.performance": {
    input: () => ({ eventId: world.eventId, performanceId: world.performanceId }),
    stranger: "NOT_FOUND",
  },
  "admin.catalogue.createEvent": {
    input: () => ({ eventId: newId(), organizerId: world.organizerId, details: someDetails() }),
    stranger: "NOT_FOUND",
  },
  "admin.catalogue.editEvent": {
    input: () => ({ eventId: world.eventId, details: someDetails() }),
    stranger: "NOT_FOUND",
  },
  "admin.catalogue.savePerformance": {
    input: () => ({
      eventId: world.eventId,
      performanceId: newId(),
      draft: somePerformance({ venueId: world.venueId }),
    }),
    stranger: "NOT_FOUND",
  },
  "admin.catalogue.removePerformance": {
    input: () => ({ performanceId: world.performanceId }),
    stranger: "NOT_FOUND",
  },
  "admin.catalogue.publish": { input: () => ({ eventId: world.eventId }), stranger: "NOT_FOUND" },
  "admin.catalogue.pausePerformance": {
    input: () => ({ performanceId: world.performanceId, paused: true }),
    stranger: "NOT_FOUND",
  },
  "admin.catalogue.createPass": {
    input: () => ({
      ...{ eventId: world.eventId, passId: newId() },
      draft: {
        ...{ name: "通票", nameEn: "Pass", priceFen: 1, opensLocal: null, closesLocal: null },
        parts: [world.performanceId, world.seatedPerformanceId].map((performanceId) => ({ performanceId, tier: "ga" })),
      },
    }),
    stranger: "NOT_FOUND",
  },
  "admin.catalogue.endPass": { input: () => ({ passId: world.passId }), stranger: "NOT_FOUND" },
  "admin.catalogue.stock": { input: () => ({ performanceId: world.performanceId }), stranger: "NOT_FOUND" },
  "admin.catalogue.planVersions": { input: () => ({ performanceId: world.performanceId }), stranger: "NOT_FOUND" },
  "admin.catalogue.changePlan": {
    input: () => ({
      performanceId: world.performanceId,
      expectedVersion: 1,
      change: { kind: "append", tier: "ga", pool: "public", places: 1 },
    }),
    stranger: "NOT_FOUND",
  },
  "admin.inventory.sales": { input: () => ({ eventId: world.eventId }), stranger: "NOT_FOUND" },
  "admin.ordering.orders": { input: () => ({ eventId: world.eventId }), stranger: "NOT_FOUND" },
  "ops.admission.rooms": { input: () => ({}), stranger: "same as owner" },
  "ops.admission.room": { input: () => ({ performanceId: world.performanceId }), stranger: "same as owner" },
  "ops.admission.setRoom": {
    input: () => ({ performanceId: world.performanceId, mode: "off", ratePerMinute: 600, admitSeconds: 300 }),
    stranger: "same as owner",
  },
  "ops.admission.setRate": {
    input: () => ({ performanceId: world.performanceId, ratePerMinute: 600 }),
    stranger: "same as owner",
  },
  "ops.admission.pause": {
    input: () => ({ performanceId: world.performanceId, paused: true }),
    stranger: "same as owner",
  },
  "ops.operations.sales": { input: () => ({}), stranger: "same as owner" },
  "ops.operations.sale": { input: () => ({ performanceId: world.performanceId }), stranger: "same as owner" },
  "ops.operations.preWarm": { input: () => ({ performanceId: world.performanceId }), stranger: "same as owner" },
  "ops.operations.orders": { input: () => ({}), stranger: "same as owner" },
  "ops.operations.timeline": { input: () => ({ orderId: world.orderId }), stranger: "same as owner" },
  "ops.operations.payments": { input: () => ({}), stranger: "same as owner" },
  "ops.operations.refunds": { input: () => ({}), stranger: "same as owner" },
  "ops.operations.waitingEvents": { input: () => ({}), stranger: "same as owner" },
  "ops.operations.deadLetters": { input: () => ({}), stranger: "same as owner" },
  "ops.operations.runAgain": { input: () => ({ letterId: newId() }), stranger: "same as owner" },
  "ops.operations.endLetter": { input: () => ({ letterId: newId(), note: "测试" }), stranger: "same as owner" },
  "ops.operations.failedJobs": { stranger: "same as owner" },
  "ops.operations.rerunJob": { input: () => ({ runId: "01ARZ3NDEKTSV4RRFFQ69G5FAV" }), stranger: "same as owner" },
  "admin.finance.statement": {
    input: () => ({ organizerId: world.organizerId, from: "2026-01-01", to: "2026-12-31" }),
    stranger: "NOT_FOUND",
  },
  "ops.finance.trialBalance": { stranger: "same as owner" },
  "ops.finance.checks": { input: () => ({}), stranger: "same as owner" },
  "ops.finance.readCheck": { input: () => ({ checkId: newId() }), stranger: "same as owner" },
  "ops.finance.differences": { input: () => ({ checkId: newId() }), stranger: "same as owner" },
  "ops.finance.check": { stranger: "same as owner" },
  "ops.finance.agreements": { input: () => ({}), stranger: "same as owner" },
  "ops.finance.agreeOnFee": {
    input: () => ({ organizerId: world.organizerId, permyriad: 0 }),
    stranger: "same as owner",
  },
  "ops.goodwill.list": { input: () => ({}), stranger: "same as owner" },
  "ops.goodwill.give": {
    input: () => ({ giftId: newId(), orderId: newId(), amountFen: 1, why: "测试" }),
    stranger: "same as owner",
  },
  "ops.goodwill.decide": { input: () => ({ giftId: newId(), granted: false }), stranger: "same as owner" },
  "ops.bill.days": { input: () => ({}), stranger: "same as owner" },
  "ops.bill.compare": { input: () => ({ credential: "NOBODYS", day: "2026-01-01" }), stranger: "same as owner" },
  "ops.bill.cases": { input: () => ({}), stranger: "same as owner" },
  "ops.bill.case": { input: () => ({ caseId: newId() }), stranger: "same as owner" },
  "ops.bill.ask": { input: () => ({ caseId: newId() }), stranger: "same as owner" },
  "ops.bill.resolve": {
    input: () => ({ caseId: newId(), reason: "other", text: "测试" }),
    stranger: "same as owner",
  },
  "ops.bill.giveBack": { input: () => ({ caseId: newId(), expectedFen: 1 }), stranger: "same as owner" },
  "ops.refund.read": { input: () => ({ refundId: newId() }), stranger: "same as owner" },
  "ops.refund.recordTransfer": {
    input: () => ({
      transferId: newId(),
      refundId: newId(),
      payee: "李雷",
      bank: "测试银行",
      account: "6222000000000000",
    }),
    stranger: "same as owner",
  },
  "ops.refund.readPayee": { input: () => ({ transferId: newId() }), stranger: "same as owner" },
  "ops.refund.confirmTransfer": {
    input: () => ({ transferId: newId(), bankReference: "20261224-0001" }),
    stranger: "same as owner",
  },
  "ops.refund.withdrawTransfer": { input: () => ({ transferId: newId() }), stranger: "same as owner" },
  "ops.refund.tryAgain": { input: () => ({ refundId: newId() }), stranger: "same as owner" },
  "ops.identity.me": { stranger: "nothing of the owner's" },
  "ops.identity.endSessions": { stranger: "nothing of the owner's" },
  "ops.operations.overview": { stranger: "same as owner" },
};

const procedures = Object.entries(routers).flatMap(([door, router]) =>
  Object.entries(router._def.procedures as unknown as Record<string, { _def: { meta?: { access: Access } } }>).map(
    ([path, procedure]) => ({
      door: door as keyof typeof routers,
      path,
      name: `${door}.${path}`,
      access: procedure._def.meta?.access,
    }),
  ),
);

async function answerOf(
  door: keyof typeof routers,
  path: string,
  who: Caller,
  input: unknown,
): Promise<{ code: string; data?: unknown }> {
  const caller = callerFactory(routers[door] as typeof webRouter)(contextFor(who)) as unknown as Record<
    string,
    Record<string, (input: unknown) => Promise<unknown>>
  >;
  const [room = "", procedure = ""] = path.split(".");
  try {
    return { code: "OK", data: await caller[room]?.[procedure]?.(input) };
  } catch (error) {
    return { code: refusalOf(error).code };
  }
}

beforeAll(async () => {
  const show = await createShow(platform.db, { places: 20 });
  const owner = await createBuyer(system);
  const paid = await createOrder(system, show, { accountId: owner });
  await platform.db.order.update({ where: { id: paid.id }, data: { state: "paid" } });
  await issueTickets(system, paid.id);
  const ticket = await platform.db.ticket.findFirstOrThrow({ where: { orderId: paid.id } });
  const held = await hold(system, {
    performanceId: show.performanceId,
    accountId: owner,
    clientKey: newId(),
    items: [{ offerId: show.standard, quantity: 1 }],
  });
  const attendee = await addAttendee(system, {
    accountId: owner,
    name: "王小明",
    documentKind: "passport",
    documentNumber: `E${String(Math.random()).slice(2, 10)}`,
  });
  const { venueId } = await platform.db.performance.findUniqueOrThrow({ where: { id: show.performanceId } });
  world = {
    venueId,
    attendeeId: attendee.id,
    passId: (await createPassShow(platform.db)).passId,
    seatedPerformanceId: (await createSeatedShow(platform.db)).performanceId,
    ...show,
    offerId: show.standard,
    holdId: held.id,
    orderId: paid.id,
    ticketId: ticket.id,
  };
  callers = {
    anonymous: { kind: "anonymous" },
    owner: { kind: "buyer", accountId: owner },
    stranger: { kind: "buyer", accountId: await createBuyer(system) },
    organizer: {
      kind: "organizer",
      accountId: await createMember(system, (await createShow(platform.db)).organizerId),
    },
    operator: { kind: "operator", accountId: await createOperator(system) },
  };
});

describe("access", () => {
  it("is declared for every procedure, and every procedure is tried below", () => {
    expect(procedures.filter((one) => !one.access).map((one) => one.name)).toEqual([]);
    expect(procedures.map((one) => one.name).sort()).toEqual(Object.keys(inputs).sort());
  });

  it.each(procedures)("$name is for $access and for nobody else", async ({ door, path, name, access }) => {
    for (const who of Object.values(callers)) {
      const { code } = await answerOf(door, path, who, inputs[name]?.input?.());
      const allowed = access === "anyone" || who.kind === access;
      expect([who.kind, code === "NOT_SIGNED_IN"]).toEqual([who.kind, !allowed]);
    }
  });

  it.each(procedures)("$name gives a stranger nothing of another's", async ({ door, path, name, access }) => {
    const entry = inputs[name];
    const stranger =
      access === "organizer" ? callers.organizer : access === "operator" ? callers.operator : callers.stranger;
    const { code, data } = await answerOf(door, path, stranger, entry?.input?.());
    if (entry?.stranger === "NOT_FOUND" || entry?.stranger === "HOLD_EXPIRED") expect(code).toBe(entry.stranger);
    if (entry?.stranger === "nothing of the owner's") {
      expect(code).toBe("OK");
      const owner = callers.owner as { accountId: string };
      const told = JSON.stringify(data ?? null);
      for (const secret of [world.holdId, world.orderId, world.ticketId, owner.accountId])
        expect(told).not.toContain(secret);
      if (access === "organizer") expect(told).not.toContain(world.eventId);
    }
  });

  it("a stranger's tries have changed nothing of the owner's", async () => {
    expect(await platform.db.order.findUnique({ where: { id: world.orderId } })).toMatchObject({ state: "paid" });
    expect(await platform.db.ticket.findUnique({ where: { id: world.ticketId } })).toMatchObject({ state: "valid" });
  });
});

describe("bad input", () => {
  const asOwner = (path: string, input: unknown) => answerOf("web", path, callers.owner, input);

  it.each([
    ["a negative quantity", { quantity: -1 }],
    ["half a place", { quantity: 1.5 }],
    ["a thousand places", { quantity: 1000 }],
    ["a negative unit", { quantity: 1, units: [-1] }],
    ["a fractional unit", { quantity: 1, units: [0.5] }],
    ["the same unit twice", { quantity: 2, units: [1, 1] }],
    ["a unit that is text", { quantity: 1, units: ["1; DROP TABLE orders"] }],
  ])("%s is refused with a stable code, and nothing is held by it", async (_name, item) => {
    const before = await takenUnits(platform, world.performanceId);
    const input = {
      performanceId: world.performanceId,
      clientKey: newId(),
      items: [{ offerId: world.offerId, ...item }],
    };
    expect((await asOwner("inventory.hold", input)).code).toBe("BAD_INPUT");
    expect(await takenUnits(platform, world.performanceId)).toBe(before);
  });

  it("an id that is none, a missing field and an unknown procedure are refused in the same way everywhere", async () => {
    expect((await asOwner("ordering.order", { orderId: "1" })).code).toBe("BAD_INPUT");
    expect((await asOwner("ordering.place", {})).code).toBe("BAD_INPUT");
    expect((await asOwner("identity.sendCode", { phone: "12345" })).code).toBe("BAD_INPUT");
  });

  it("a price that is not ours is refused, and the refusal says the right one in both languages", async () => {
    const mine = { kind: "buyer" as const, accountId: await createBuyer(system) };
    const show = await createShow(platform.db);
    const held = await hold(contextFor(mine), {
      performanceId: show.performanceId,
      accountId: mine.accountId,
      clientKey: newId(),
      items: [{ offerId: show.standard, quantity: 1 }],
    });
    const caller = callerFactory(webRouter)(contextFor(mine));
    const refused = await caller.ordering
      .place({ performanceId: show.performanceId, holdId: held.id, clientKey: newId(), expectedTotalFen: 1 })
      .catch(refusalOf);
    expect(refused).toMatchObject({
      code: "PRICE_CHANGED",
      facts: { totalFen: 18_000 },
      zh: expect.stringContaining("价格"),
      en: expect.stringContaining("price"),
    });
  });
});

import { newId } from "../platform/ids.ts";
import { someCoupon } from "../testing/some-coupon.ts";
import { someDetails, somePerformance } from "../testing/some-draft.ts";

/** Things that belong to one buyer; another buyer tries to reach them. */
export interface World {
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
  agentId: string;
  agentCode: string;
  venueId: string;
  couponId: string;
  couponCode: string;
}

/** Nobody has seen such a number of orders: a performance that others here need is not called off. */
const toCancel = (world: World) => ({
  ...{ performanceId: world.performanceId, reason: "雨天", reasonEn: "Rain", expectedOrders: 999 },
});
const toPostpone = (world: World) => ({ ...toCancel(world), startsLocal: null, choiceUntilLocal: "2099-01-01T12:00" });

/** For each procedure: an input of the owner's, and what a stranger of the right kind gets for it. */
export const inputs: Record<
  string,
  {
    input?: (world: World) => unknown;
    stranger: "same as owner" | "nothing of the owner's" | "NOT_FOUND" | "HOLD_EXPIRED";
  }
> = {
  "admin.agency.mine": { stranger: "nothing of the owner's" },
  "admin.agency.agent": { input: (world) => ({ agentId: world.agentId }), stranger: "NOT_FOUND" },
  "admin.agency.allocations": { input: (world) => ({ agentId: world.agentId }), stranger: "NOT_FOUND" },
  "admin.agency.orders": { input: (world) => ({ agentId: world.agentId }), stranger: "NOT_FOUND" },
  "admin.agency.partners": { input: (world) => ({ organizerId: world.organizerId }), stranger: "NOT_FOUND" },
  "admin.agency.appoint": {
    input: (world) => ({ organizerId: world.organizerId, code: world.agentCode, permyriad: 800 }),
    stranger: "NOT_FOUND",
  },
  "admin.finance.agentStatement": {
    input: (world) => ({ agentId: world.agentId, from: "2026-01-01", to: "2026-12-31" }),
    stranger: "NOT_FOUND",
  },
  "ops.agency.agents": { input: () => ({}), stranger: "same as owner" },
  "ops.agency.create": {
    input: () => ({
      ...{ agentId: newId(), name: "测试总代", nameEn: "Test agent", person: "测试" },
      mail: `agent-${newId()}@example.test`,
    }),
    stranger: "same as owner",
  },
  "ops.agency.end": { input: () => ({ agentId: newId() }), stranger: "same as owner" },
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
  "web.identity.removeAttendee": { input: (world) => ({ attendeeId: world.attendeeId }), stranger: "NOT_FOUND" },
  "web.catalogue.events": { input: () => ({ limit: 1 }), stranger: "same as owner" },
  "web.catalogue.event": { input: (world) => ({ eventId: world.eventId }), stranger: "same as owner" },
  "web.catalogue.performance": {
    input: (world) => ({ performanceId: world.performanceId }),
    stranger: "same as owner",
  },
  "web.catalogue.cities": { stranger: "same as owner" },
  "web.catalogue.seatLabels": {
    input: (world) => ({ performanceId: world.performanceId, seatKeys: ["A-1-1"] }),
    stranger: "same as owner",
  },
  "web.admission.room": { input: (world) => ({ performanceId: world.performanceId }), stranger: "same as owner" },
  "web.admission.join": {
    input: (world) => ({ performanceId: world.performanceId }),
    stranger: "nothing of the owner's",
  },
  "web.admission.place": {
    input: (world) => ({ performanceId: world.performanceId }),
    stranger: "nothing of the owner's",
  },
  "web.admission.leave": {
    input: (world) => ({ performanceId: world.performanceId }),
    stranger: "nothing of the owner's",
  },
  "web.inventory.pickSeats": {
    input: (world) => ({ performanceId: world.seatedPerformanceId, count: 1 }),
    stranger: "same as owner",
  },
  "web.inventory.availability": {
    input: (world) => ({ performanceId: world.performanceId }),
    stranger: "same as owner",
  },
  "web.inventory.hold": {
    input: (world) => ({
      performanceId: world.performanceId,
      clientKey: newId(),
      items: [{ offerId: world.offerId, quantity: 1 }],
    }),
    stranger: "nothing of the owner's",
  },
  "web.catalogue.pass": { input: (world) => ({ passId: world.passId }), stranger: "same as owner" },
  "web.inventory.holdPass": {
    input: (world) => ({ passId: world.passId, clientKey: newId(), quantity: 1 }),
    stranger: "nothing of the owner's",
  },
  "web.inventory.myPass": { input: (world) => ({ passId: world.passId }), stranger: "nothing of the owner's" },
  "web.inventory.letPassGo": { input: (world) => ({ passId: world.passId }), stranger: "nothing of the owner's" },
  "web.inventory.heldSeats": {
    input: (world) => ({ performanceId: world.performanceId }),
    stranger: "nothing of the owner's",
  },
  "web.inventory.myHold": {
    input: (world) => ({ performanceId: world.performanceId }),
    stranger: "nothing of the owner's",
  },
  "web.inventory.letGo": {
    input: (world) => ({ performanceId: world.performanceId, holdId: world.holdId }),
    stranger: "nothing of the owner's",
  },
  "web.ordering.place": {
    input: (world) => ({
      performanceId: world.performanceId,
      holdId: world.holdId,
      clientKey: newId(),
      expectedTotalFen: 18_000,
    }),
    stranger: "HOLD_EXPIRED",
  },
  "web.ordering.placePass": {
    input: (world) => ({
      ...{ passId: world.passId, clientKey: newId(), expectedTotalFen: 26_000 },
      holds: [{ performanceId: world.performanceId, holdId: world.holdId }],
    }),
    stranger: "HOLD_EXPIRED",
  },
  "web.ordering.couponPreview": {
    input: (world) => ({ performanceId: world.performanceId, code: world.couponCode }),
    stranger: "nothing of the owner's",
  },
  "web.ordering.order": { input: (world) => ({ orderId: world.orderId }), stranger: "NOT_FOUND" },
  "web.ordering.myOrders": { input: () => ({}), stranger: "nothing of the owner's" },
  "web.ordering.cancel": { input: (world) => ({ orderId: world.orderId }), stranger: "NOT_FOUND" },
  "web.payment.gateways": { input: (world) => ({ orderId: world.orderId }), stranger: "NOT_FOUND" },
  "web.payment.start": {
    input: (world) => ({ orderId: world.orderId, gateway: "alipay", device: "desktop" }),
    stranger: "NOT_FOUND",
  },
  "web.payment.signIn": {
    input: (world) => ({ orderId: world.orderId, state: "0".repeat(32) }),
    stranger: "NOT_FOUND",
  },
  "web.payment.check": { input: (world) => ({ orderId: world.orderId }), stranger: "NOT_FOUND" },
  "web.refund.quote": { input: (world) => ({ orderId: world.orderId }), stranger: "NOT_FOUND" },
  "web.refund.ofOrder": { input: (world) => ({ orderId: world.orderId }), stranger: "NOT_FOUND" },
  "web.refund.request": {
    input: (world) => ({ orderId: world.orderId, lineIds: [newId()], clientKey: newId(), expectedBackFen: 0 }),
    stranger: "NOT_FOUND",
  },
  "web.calledOff.ofOrder": { input: (world) => ({ orderId: world.orderId }), stranger: "NOT_FOUND" },
  "web.calledOff.choose": {
    input: (world) => ({ orderId: world.orderId, performanceId: world.performanceId, choice: "keep" }),
    stranger: "NOT_FOUND",
  },
  "admin.calledOff.touched": { input: (world) => ({ performanceId: world.performanceId }), stranger: "NOT_FOUND" },
  "admin.calledOff.progress": { input: (world) => ({ performanceId: world.performanceId }), stranger: "NOT_FOUND" },
  "admin.calledOff.cancel": { input: (world) => toCancel(world), stranger: "NOT_FOUND" },
  "admin.calledOff.postpone": { input: (world) => toPostpone(world), stranger: "NOT_FOUND" },
  "ops.calledOff.touched": { input: (world) => ({ performanceId: world.performanceId }), stranger: "same as owner" },
  "ops.calledOff.cancel": { input: (world) => toCancel(world), stranger: "same as owner" },
  "ops.calledOff.postpone": { input: (world) => toPostpone(world), stranger: "same as owner" },
  "ops.calledOff.list": { input: () => ({}), stranger: "same as owner" },
  "ops.calledOff.progress": { input: () => ({ bulkReturnId: newId() }), stranger: "same as owner" },
  "ops.calledOff.failures": { input: () => ({ bulkReturnId: newId() }), stranger: "same as owner" },
  "ops.calledOff.pause": { input: () => ({ bulkReturnId: newId() }), stranger: "same as owner" },
  "ops.calledOff.resume": { input: () => ({ bulkReturnId: newId() }), stranger: "same as owner" },
  "ops.calledOff.tryAgain": { input: () => ({ bulkReturnId: newId() }), stranger: "same as owner" },
  "web.invoice.ofOrder": { input: (world) => ({ orderId: world.orderId }), stranger: "NOT_FOUND" },
  "web.invoice.ask": {
    input: (world) => ({
      ...{ orderId: world.orderId, clientKey: newId(), mail: "a@example.com" },
      buyer: { kind: "individual", title: "" },
    }),
    stranger: "NOT_FOUND",
  },
  "web.invoice.correct": {
    input: () => ({
      ...{ invoiceId: newId(), clientKey: newId(), mail: "a@example.com" },
      buyer: { kind: "individual", title: "王小明" },
    }),
    stranger: "same as owner",
  },
  "admin.invoice.list": { input: (world) => ({ organizerId: world.organizerId }), stranger: "NOT_FOUND" },
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
  "web.ticketing.myTickets": { input: (world) => ({ orderId: world.orderId }), stranger: "nothing of the owner's" },
  "web.ticketing.ticket": { input: (world) => ({ ticketId: world.ticketId }), stranger: "NOT_FOUND" },
  "admin.identity.me": { stranger: "nothing of the owner's" },
  "admin.identity.endSessions": { stranger: "nothing of the owner's" },
  "admin.catalogue.myEvents": { input: () => ({}), stranger: "nothing of the owner's" },
  "admin.catalogue.organizers": { stranger: "nothing of the owner's" },
  "admin.catalogue.venues": { input: () => ({ limit: 1 }), stranger: "same as owner" },
  "admin.catalogue.seatMaps": { input: (world) => ({ venueId: world.venueId }), stranger: "same as owner" },
  "admin.catalogue.event": { input: (world) => ({ eventId: world.eventId }), stranger: "NOT_FOUND" },
  "admin.catalogue.performance": {
    input: (world) => ({ eventId: world.eventId, performanceId: world.performanceId }),
    stranger: "NOT_FOUND",
  },
  "admin.catalogue.createEvent": {
    input: (world) => ({ eventId: newId(), organizerId: world.organizerId, details: someDetails() }),
    stranger: "NOT_FOUND",
  },
  "admin.catalogue.editEvent": {
    input: (world) => ({ eventId: world.eventId, details: someDetails() }),
    stranger: "NOT_FOUND",
  },
  "admin.catalogue.savePerformance": {
    input: (world) => ({
      eventId: world.eventId,
      performanceId: newId(),
      draft: somePerformance({ venueId: world.venueId }),
    }),
    stranger: "NOT_FOUND",
  },
  "admin.catalogue.removePerformance": {
    input: (world) => ({ performanceId: world.performanceId }),
    stranger: "NOT_FOUND",
  },
  "admin.catalogue.publish": { input: (world) => ({ eventId: world.eventId }), stranger: "NOT_FOUND" },
  "admin.catalogue.pausePerformance": {
    input: (world) => ({ performanceId: world.performanceId, paused: true }),
    stranger: "NOT_FOUND",
  },
  "admin.catalogue.createPass": {
    input: (world) => ({
      ...{ eventId: world.eventId, passId: newId() },
      draft: {
        ...{ name: "通票", nameEn: "Pass", priceFen: 1, opensLocal: null, closesLocal: null },
        parts: [world.performanceId, world.seatedPerformanceId].map((performanceId) => ({ performanceId, tier: "ga" })),
      },
    }),
    stranger: "NOT_FOUND",
  },
  "admin.catalogue.endPass": { input: (world) => ({ passId: world.passId }), stranger: "NOT_FOUND" },
  "admin.catalogue.stock": { input: (world) => ({ performanceId: world.performanceId }), stranger: "NOT_FOUND" },
  "admin.catalogue.planVersions": { input: (world) => ({ performanceId: world.performanceId }), stranger: "NOT_FOUND" },
  "admin.catalogue.changePlan": {
    input: (world) => ({
      performanceId: world.performanceId,
      expectedVersion: 1,
      change: { kind: "append", tier: "ga", pool: "public", places: 1 },
    }),
    stranger: "NOT_FOUND",
  },
  "admin.inventory.sales": { input: (world) => ({ eventId: world.eventId }), stranger: "NOT_FOUND" },
  "admin.ordering.orders": { input: (world) => ({ eventId: world.eventId }), stranger: "NOT_FOUND" },
  "ops.admission.rooms": { input: () => ({}), stranger: "same as owner" },
  "ops.admission.room": { input: (world) => ({ performanceId: world.performanceId }), stranger: "same as owner" },
  "ops.admission.setRoom": {
    input: (world) => ({ performanceId: world.performanceId, mode: "off", ratePerMinute: 600, admitSeconds: 300 }),
    stranger: "same as owner",
  },
  "ops.admission.setRate": {
    input: (world) => ({ performanceId: world.performanceId, ratePerMinute: 600 }),
    stranger: "same as owner",
  },
  "ops.admission.pause": {
    input: (world) => ({ performanceId: world.performanceId, paused: true }),
    stranger: "same as owner",
  },
  "ops.operations.sales": { input: () => ({}), stranger: "same as owner" },
  "ops.operations.sale": { input: (world) => ({ performanceId: world.performanceId }), stranger: "same as owner" },
  "ops.operations.preWarm": { input: (world) => ({ performanceId: world.performanceId }), stranger: "same as owner" },
  "ops.operations.orders": { input: () => ({}), stranger: "same as owner" },
  "ops.operations.timeline": { input: (world) => ({ orderId: world.orderId }), stranger: "same as owner" },
  "ops.operations.payments": { input: () => ({}), stranger: "same as owner" },
  "ops.operations.refunds": { input: () => ({}), stranger: "same as owner" },
  "ops.operations.waitingEvents": { input: () => ({}), stranger: "same as owner" },
  "ops.operations.deadLetters": { input: () => ({}), stranger: "same as owner" },
  "ops.operations.runAgain": { input: () => ({ letterId: newId() }), stranger: "same as owner" },
  "ops.operations.endLetter": { input: () => ({ letterId: newId(), note: "测试" }), stranger: "same as owner" },
  "ops.operations.failedJobs": { stranger: "same as owner" },
  "ops.operations.rerunJob": { input: () => ({ runId: "01ARZ3NDEKTSV4RRFFQ69G5FAV" }), stranger: "same as owner" },
  "admin.coupon.list": { input: (world) => ({ organizerId: world.organizerId }), stranger: "NOT_FOUND" },
  "admin.coupon.create": {
    input: (world) => ({ couponId: newId(), organizerId: world.organizerId, draft: someCoupon() }),
    stranger: "NOT_FOUND",
  },
  "admin.coupon.stop": {
    input: (world) => ({ couponId: world.couponId, organizerId: world.organizerId }),
    stranger: "NOT_FOUND",
  },
  "ops.coupon.list": { input: () => ({}), stranger: "same as owner" },
  "ops.coupon.create": { input: () => ({ couponId: newId(), draft: someCoupon() }), stranger: "same as owner" },
  "ops.coupon.stop": { input: (world) => ({ couponId: world.couponId }), stranger: "NOT_FOUND" },
  "admin.finance.statement": {
    input: (world) => ({ organizerId: world.organizerId, from: "2026-01-01", to: "2026-12-31" }),
    stranger: "NOT_FOUND",
  },
  "ops.finance.trialBalance": { stranger: "same as owner" },
  "ops.finance.checks": { input: () => ({}), stranger: "same as owner" },
  "ops.finance.readCheck": { input: () => ({ checkId: newId() }), stranger: "same as owner" },
  "ops.finance.differences": { input: () => ({ checkId: newId() }), stranger: "same as owner" },
  "ops.finance.check": { stranger: "same as owner" },
  "ops.finance.agreements": { input: () => ({}), stranger: "same as owner" },
  "ops.finance.agreeOnFee": {
    input: (world) => ({ organizerId: world.organizerId, permyriad: 0 }),
    stranger: "same as owner",
  },
  "ops.goodwill.list": { input: () => ({}), stranger: "same as owner" },
  "ops.goodwill.give": {
    input: () => ({ giftId: newId(), orderId: newId(), amountFen: 1, why: "测试" }),
    stranger: "same as owner",
  },
  "ops.goodwill.decide": { input: () => ({ giftId: newId(), granted: false }), stranger: "same as owner" },
  "ops.bill.days": { input: () => ({}), stranger: "same as owner" },
  "ops.bill.comparison": { input: () => ({ credential: "NOBODYS", day: "2026-01-01" }), stranger: "same as owner" },
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

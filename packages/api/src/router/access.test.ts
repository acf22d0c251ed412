import { beforeAll, describe, expect, it } from "vitest";
import type { Caller } from "../context.ts";
import { addAttendee } from "../identity/index.ts";
import { hold } from "../inventory/index.ts";
import { newId } from "../platform/ids.ts";
import { createAgent } from "../testing/agents.ts";
import { createBuyer, createMember, createOperator, createOrder, createShow } from "../testing/factories.ts";
import { createPassShow } from "../testing/pass-show.ts";
import { createSeatedShow } from "../testing/seated-show.ts";
import { createCoupon } from "../testing/some-coupon.ts";
import { testPlatform } from "../testing/test-platform.ts";
import { takenUnits } from "../testing/unit-state.ts";
import { issueTickets } from "../ticketing/index.ts";
import { type Access, callerFactory, refusalOf } from "../trpc.ts";
import { inputs, type World } from "./access-inputs.fixture.ts";
import { adminRouter } from "./admin.ts";
import { opsRouter } from "./ops.ts";
import { webRouter } from "./web.ts";

/*
 * Every procedure of every router, called by every kind of caller and with other people's ids. The list of procedures is read from the
 * routers: a new one without an entry in `access-inputs.fixture.ts` fails here, and so does one that does not say who may call it.
 */
const { platform, system, contextFor } = testPlatform();
const routers = { web: webRouter, admin: adminRouter, ops: opsRouter };

let world: World;
let callers: Record<"anonymous" | "owner" | "stranger" | "organizer" | "operator", Caller>;

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
  const coupon = await createCoupon(platform.db, { organizerId: show.organizerId });
  const { venueId } = await platform.db.performance.findUniqueOrThrow({ where: { id: show.performanceId } });
  const agent = await createAgent(system);
  world = {
    venueId,
    attendeeId: attendee.id,
    passId: (await createPassShow(platform.db)).passId,
    seatedPerformanceId: (await createSeatedShow(platform.db)).performanceId,
    ...show,
    ...{ agentId: agent.agentId, agentCode: agent.code },
    offerId: show.standard,
    holdId: held.id,
    orderId: paid.id,
    ticketId: ticket.id,
    couponId: coupon.id,
    couponCode: coupon.code,
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
      const { code } = await answerOf(door, path, who, inputs[name]?.input?.(world));
      const allowed = access === "anyone" || who.kind === access;
      expect([who.kind, code === "NOT_SIGNED_IN"]).toEqual([who.kind, !allowed]);
    }
  });

  it.each(procedures)("$name gives a stranger nothing of another's", async ({ door, path, name, access }) => {
    const entry = inputs[name];
    const stranger =
      access === "organizer" ? callers.organizer : access === "operator" ? callers.operator : callers.stranger;
    const { code, data } = await answerOf(door, path, stranger, entry?.input?.(world));
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

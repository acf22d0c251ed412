import type { Database, Prisma } from "@kaimu/db";
import { demoId } from "./demo-id.ts";

/** What the demo's agent gets of the prices, in hundredths of a percent. */
const permyriad = 800;
const places = 40;

/**
 * The demo's agent with its member, what its organizer has agreed on with it, and an allocation: the last places without a seat of the organizer's last
 * performance on sale. What is there already stays.
 */
export async function loadAgent(db: Database): Promise<void> {
  const [agentId, accountId, organizerId] = [demoId("agent"), demoId("account/agent"), demoId("organizer/dawn")];
  const by = demoId("account/operator");
  await db.agent.createMany({
    data: [{ id: agentId, code: "k7m2p9xw4rdt", name: "好位票务", nameEn: "Good Seats Agency", createdBy: by }],
    skipDuplicates: true,
  });
  await db.agentMember.createMany({ data: [{ agentId, accountId, addedBy: by }], skipDuplicates: true });
  await db.commissionAgreement.createMany({
    data: [
      {
        ...{ id: demoId("commission"), agentId, organizerId, permyriad },
        ...{ validFrom: new Date("2026-01-01T00:00:00Z"), agreedBy: demoId("account/organizer") },
      },
    ],
    skipDuplicates: true,
  });
  await allocate(db, { agentId, organizerId });
}

async function allocate(db: Database, o: { agentId: string; organizerId: string }): Promise<void> {
  const { agentId, organizerId } = o;
  if ((await db.pool.count({ where: { agentId } })) > 0) return;
  const row = await db.performance.findFirst({
    where: { event: { organizerId }, seatMapId: null, status: "on_sale", planVersion: 1 },
    include: { plans: true },
    orderBy: { startsAt: "desc" },
  });
  const runs = (row?.plans[0]?.runs ?? []) as { units: number; tier: string; pool: string }[];
  const last = runs.at(-1);
  if (!row || !last || last.pool !== "public" || last.units <= places) return;
  const performanceId = row.id;
  const after = [
    ...runs.slice(0, -1),
    { ...last, units: last.units - places },
    { ...last, units: places, pool: "agent" },
  ];
  const unitCount = after.reduce((sum, { units }) => sum + units, 0);
  const note = { kind: "pool", units: places, pool: "agent" };
  await db.$transaction([
    db.pool.create({
      data: { id: demoId("pool/agent"), performanceId, code: "agent", kind: "agent", channels: ["agent"], agentId },
    }),
    db.performancePlan.create({
      data: {
        ...{ performanceId, version: 2, unitCount, runs: after as Prisma.InputJsonValue },
        ...{ changedBy: demoId("account/organizer"), note },
      },
    }),
    db.performance.update({
      where: { id: performanceId, planVersion: 1 },
      data: { planVersion: 2, saleVersion: { increment: 1 } },
    }),
  ]);
}

import type { Database, Prisma } from "@kaimu/db";
import { demoId } from "./demo-id.ts";

/** What the demo's agent gets of the prices, in hundredths of a percent. */
const permyriad = 800;
const places = 40;

/**
 * The demo's agent with its member, what its organizer has agreed on with it, and an allocation: the last places of the organizer's last
 * performance on sale that has so many left at its end. What is there already stays.
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

/** A run of a plan without seats. */
interface Run {
  units: number;
  tier: string;
  pool: string;
}

async function allocate(db: Database, o: { agentId: string; organizerId: string }): Promise<void> {
  const { agentId, organizerId } = o;
  if ((await db.pool.count({ where: { agentId } })) > 0) return;
  const selling = { seatMapId: null, status: "on_sale" as const, saleOpensAt: { lt: new Date() }, planVersion: 1 };
  const rows = await db.performance.findMany({
    where: { ...selling, event: { organizerId } },
    include: { plans: true },
    orderBy: { startsAt: "desc" },
  });
  for (const { id: performanceId, plans } of rows) {
    const [plan] = plans;
    const runs = (plan?.runs ?? []) as unknown as Run[];
    const last = runs.at(-1);
    if (!plan || !last || last.pool !== "public" || last.units <= places) continue;
    const { unitCount } = plan;
    const claims = await db.unitClaim.count({ where: { performanceId, unit: { gte: unitCount - places } } });
    if (claims > 0) continue;
    const after = [
      ...runs.slice(0, -1),
      { ...last, units: last.units - places },
      { ...last, units: places, pool: "agent" },
    ];
    return writeAllocation(db, { performanceId, agentId, unitCount, after });
  }
}

/** The plan's next version, as if the organizer had moved the places. */
async function writeAllocation(
  db: Database,
  o: { performanceId: string; agentId: string; unitCount: number; after: Run[] },
): Promise<void> {
  const { performanceId, agentId, unitCount } = o;
  const runs = o.after as unknown as Prisma.InputJsonValue;
  const note = { kind: "pool", units: places, pool: "agent" };
  await db.$transaction([
    db.pool.create({
      data: { id: demoId("pool/agent"), performanceId, code: "agent", kind: "agent", channels: ["agent"], agentId },
    }),
    db.performancePlan.create({
      data: { performanceId, version: 2, unitCount, runs, changedBy: demoId("account/organizer"), note },
    }),
    db.performance.update({
      where: { id: performanceId, planVersion: 1 },
      data: { planVersion: 2, saleVersion: { increment: 1 } },
    }),
  ]);
}

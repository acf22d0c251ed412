import { type SaleTerms, saleTerms } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { inventoryRebuilds } from "../platform/metrics.ts";
import { currentEpoch } from "./epoch.ts";
import { metaKey, unitKey, unitScript } from "./unit-script.ts";

const loadScript = unitScript("load");

/** Rebuilds under way in this process: whoever needs the same one waits for it. */
const underWay = new Map<string, Promise<void>>();

/** One process rebuilds a performance; should it die, another may after this long. */
const lockMs = 10_000;

/**
 * Puts a performance's unit state in Redis from what MySQL knows: plan, claims, sale window. Used ahead of a sale, after a change
 * of plan or window, and whenever Redis has lost its memory. Throws INVENTORY_REBUILDING while another process does it.
 * A claim committed between the read here and the write there is set by its own order right after its commit, or by the reconciler.
 */
export function rebuild(ctx: Context, performanceId: string): Promise<void> {
  const running =
    underWay.get(performanceId) ?? rebuildAlone(ctx, performanceId).finally(() => underWay.delete(performanceId));
  underWay.set(performanceId, running);
  return running;
}

async function rebuildAlone(ctx: Context, performanceId: string): Promise<void> {
  const lock = unitKey(performanceId, "rebuilding");
  if ((await ctx.redis.set(lock, "1", "PX", lockMs, "NX")) !== "OK") throw new AppError("INVENTORY_REBUILDING");
  try {
    const epoch = await currentEpoch(ctx);
    const terms = await saleTerms(ctx, performanceId);
    const claims = await ctx.db.unitClaim.findMany({ where: { performanceId } });
    const groups = Buffer.alloc(terms.plan.unitCount * 2);
    terms.plan.groupOf.forEach((group, unit) => {
      groups.writeUInt16BE(group, unit * 2);
    });
    const { _max } = await ctx.db.unitClaim.aggregate({ where: { performanceId }, _max: { fence: true } });
    await loadScript.run(
      ctx.redis,
      [metaKey(performanceId)],
      [
        epoch,
        terms.plan.version,
        terms.plan.unitCount,
        terms.plan.groups.length,
        groups,
        terms.saleOpensAt.getTime(),
        terms.saleClosesAt.getTime(),
        terms.published && terms.status === "on_sale" ? 1 : 0,
        terms.perAccountLimit,
        terms.holdSeconds * 1000,
        (_max.fence ?? 0n).toString(),
        JSON.stringify(
          claims.map((claim) => [claim.unit, claim.state === "sold" ? "s" : "c", claim.orderId, claim.accountId]),
        ),
        hiddenGroups(terms),
      ],
    );
    inventoryRebuilds.inc();
    ctx.log.info({ performanceId, epoch, claims: claims.length }, "inventory rebuilt from mysql");
  } finally {
    await ctx.redis.del(lock);
  }
}

/** Groups in pools that no buyer's own channel may draw from: pages show their units as not for sale. */
function hiddenGroups({ plan, pools }: SaleTerms): string {
  const isHidden = (code: string) => !pools.some((pool) => pool.code === code && pool.channels.includes("web"));
  return `,${plan.groups.flatMap((group, index) => (isHidden(group.pool) ? [`${index},`] : [])).join("")}`;
}

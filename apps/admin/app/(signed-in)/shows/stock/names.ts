import type { Locale } from "@kaimu/site/locale";
import { messages } from "../../../../messages/index.ts";
import type { Stock } from "../shapes.ts";

/** A number of places as people read it. */
export function figure(n: number): string {
  return n.toLocaleString("en-US");
}

/** A pool in words: what it is for, and whose it is or its code where that says more. */
export function poolName(pool: Stock["pools"][number] | undefined, locale: Locale): string {
  if (!pool) return "";
  const kind = messages[locale].stock.poolKinds[pool.kind];
  if (pool.agent) return `${kind} · ${locale === "zh" ? pool.agent.name : pool.agent.nameEn}`;
  return pool.code === pool.kind ? kind : `${kind} ${pool.code}`;
}

export function tierName(tier: Stock["tiers"][number] | undefined, locale: Locale): string {
  return tier ? (locale === "zh" ? tier.name : tier.nameEn) : "";
}

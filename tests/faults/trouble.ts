import type { Platform } from "../../local/start/platform.ts";
import { ambush } from "./ambush.ts";
import { sendBadCallbacks } from "./bad-callbacks.ts";
import type { Cashier } from "./cashier.ts";
import { chanceOf } from "./chance.ts";
import type { Crowd } from "./crowd.ts";
import type { Loss, Withdrawal } from "./holds.ts";
import type { Hosts } from "./hosts.ts";
import { type Kill, killParts } from "./kills.ts";
import { loseMemory } from "./memory-loss.ts";
import { giveGoodwill } from "./operators.ts";
import { openSite, type Site } from "./site.ts";
import type { Size } from "./size.ts";
import type { Stage } from "./stage.ts";
import { turnSwitches } from "./switches.ts";
import type { Tally } from "./tally.ts";
import { withdrawSeats } from "./withdraw.ts";

/** What went wrong during a sale, and who was there to see to it. */
export interface Trouble {
  kills: Kill[];
  losses: Awaited<ReturnType<typeof loseMemory>>;
  withdrawn: Withdrawal[];
  believed: string[];
  /** How often the sandbox's switches were turned. */
  turns: number;
}

interface Making {
  platform: Platform;
  hosts: Hosts;
  stage: Stage;
  crowd: Crowd;
  cashier: Cashier;
  size: Size;
  seed: number;
  tally: Tally;
  operators: [Site, Site];
  say: (line: string) => void;
}

/** Makes everything go wrong that is to go wrong while the crowd buys, and lets staff do what they do meanwhile. Resolves when the crowd has gone home. */
export async function makeTrouble(o: Making): Promise<Trouble> {
  const { platform, size, seed, tally, cashier, crowd, say: note } = o;
  const env = platform.env as Record<string, string>;
  const forMs = size.wild * 1_000;
  const chance = (name: string) => chanceOf(seed, name);
  let over = false;
  const until = () => over;
  const { trades } = crowd;
  const behind = Promise.all([
    sendBadCallbacks({
      ...{ origin: platform.urls.web, cashier, tally, trades, until, chance: chance("callbacks") },
      ...{ perSecond: size.callbacksPerSecond, to: addresseeOf(env) },
    }),
    turnSwitches({ cashier, chance: chance("switches"), everyMs: size.switchesEveryMs, until }),
    giveGoodwill({
      ...{ operators: o.operators, chance: chance("goodwill"), tally, trades, until },
      perSecond: size.goodwillPerSecond,
    }),
  ]);
  const way = await o.hosts.wayToRedis();
  const stores = { databaseUrl: env.DATABASE_URL as string, redisUrl: env.REDIS_URL as string };
  const [spread, ambushed, losses, withdrawn] = await Promise.all([
    killParts({ platform, kills: size.kills, chance: chance("kills"), forMs, note }),
    ambush({ platform, plans: size.ambushes, forMs, note }),
    loseMemory({ platform, way, which: size.memoryLosses, chance: chance("losses"), forMs, note }),
    withdrawSeats({
      ...{ site: organizerOf(o), show: o.stage.shows[0], times: size.withdrawals, forMs, stores },
      chance: chance("withdrawals"),
    }),
  ]);
  await crowd.gone;
  over = true;
  const [believed, turns] = await behind;
  return { kills: [...spread, ...ambushed], losses, withdrawn, believed, turns };
}

/** Each time Redis was killed: what it still knew when it came back may have been a second old. */
export function fallsOfRedis(kills: Kill[]): Loss[] {
  const falls = kills.filter((kill) => kill.part === "redis");
  return falls.map(({ at, backAfterMs }) => ({ from: at, until: at + (backAfterMs ?? Number.POSITIVE_INFINITY) }));
}

function organizerOf({ platform, stage, seed, tally }: Making): Site {
  return openSite({
    ...{ origin: platform.env.ADMIN_ORIGIN as string, session: `kaimu.admin.session=${stage.organizer.token}` },
    ...{ phone: false, chance: chanceOf(seed, "organizer"), tally },
  });
}

function addresseeOf(env: Record<string, string>): Parameters<typeof sendBadCallbacks>[0]["to"] {
  const { ALIPAY_APP_ID = "", ALIPAY_SELLER_ID = "" } = env;
  const { WECHAT_APP_ID = "", WECHAT_MCH_ID = "", WECHAT_PUBLIC_KEY_ID = "" } = env;
  return {
    alipay: { appId: ALIPAY_APP_ID, sellerId: ALIPAY_SELLER_ID },
    wechat: { appId: WECHAT_APP_ID, mchId: WECHAT_MCH_ID, publicKeyId: WECHAT_PUBLIC_KEY_ID },
  };
}

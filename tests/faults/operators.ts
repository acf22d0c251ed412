import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Chance } from "./chance.ts";
import type { Site } from "./site.ts";
import type { Tally } from "./tally.ts";
import type { Trades } from "./trades.ts";

/** Two of the platform's operators give goodwill to those who have paid, until told to stop: one gives, and of much the other decides. */
export async function giveGoodwill(o: {
  operators: [first: Site, second: Site];
  chance: Chance;
  tally: Tally;
  trades: Trades;
  perSecond: number;
  until: () => boolean;
}): Promise<void> {
  const { operators, chance, trades } = o;
  const [first, second] = operators;
  while (o.perSecond > 0 && !o.until()) {
    await pause((2 * chance.next() * 1_000) / o.perSecond);
    if (trades.paid.length === 0) continue;
    const { orderId, totalFen } = chance.pick(trades.paid);
    const gift = {
      giftId: randomUUID(),
      orderId,
      amountFen: chance.between(1, Math.ceil(totalFen / 3)),
      why: "演练补偿",
    };
    const ask = () => first.tell<{ state: string }>("goodwill.give", gift);
    // Pressed twice it is one gift.
    const said = await Promise.all(chance.happens(0.3) ? [ask(), ask()] : [ask()]);
    const given = said.find((one) => one.ok);
    o.tally.add("goodwill", given?.ok ? given.data.state : (said.find((one) => !one.ok)?.code ?? "?"));
    if (!given?.ok || given.data.state !== "waiting") continue;
    const granted = chance.happens(0.7);
    await second.tell("goodwill.decide", { giftId: gift.giftId, granted });
    o.tally.add("goodwill", granted ? "granted by a second person" : "refused by a second person");
  }
}

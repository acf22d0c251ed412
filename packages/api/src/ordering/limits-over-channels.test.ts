import type { SalesChannel } from "@kaimu/db";
import { describe, expect, it } from "vitest";
import { addAttendee } from "../identity/index.ts";
import { hold, letGo } from "../inventory/index.ts";
import { newId } from "../platform/ids.ts";
import { createBuyer, createShow, type ShowOptions, type TestShow } from "../testing/factories.ts";
import { refusalCode, testPlatform } from "../testing/test-platform.ts";
import { placeOrder } from "./index.ts";

/*
 * What one account and one document may buy of a performance is counted over all channels together: site, H5, app, box office, agent.
 */
const { platform, system } = testPlatform();
const channels = ["web", "h5", "app", "box_office", "agent"] as const satisfies SalesChannel[];

async function showOnAllChannels(o: ShowOptions): Promise<TestShow> {
  const show = await createShow(platform.db, { places: 60, ...o });
  await platform.db.pool.updateMany({
    where: { performanceId: show.performanceId },
    data: { channels: [...channels] },
  });
  return show;
}

const wish = ({ performanceId, standard }: TestShow, accountId: string, quantity: number) => ({
  ...{ performanceId, accountId, clientKey: newId(), items: [{ offerId: standard, quantity }] },
});

async function buy(
  show: TestShow,
  o: { accountId: string; channel: SalesChannel; quantity?: number; attendeeIds?: string[] },
) {
  const { accountId, channel, attendeeIds } = o;
  const quantity = o.quantity ?? attendeeIds?.length ?? 1;
  const ctx = { ...system, channel };
  const held = await hold(ctx, wish(show, accountId, quantity));
  const { performanceId, priceFen } = show;
  const attendees = attendeeIds && {
    attendees: held.units.map((unit, at) => ({ unit, attendeeId: attendeeIds[at] ?? "" })),
  };
  return placeOrder(ctx, {
    ...{ performanceId, accountId, holdId: held.id, clientKey: newId(), ...attendees },
    expectedTotalFen: priceFen * quantity,
  });
}

describe("an account's limit", () => {
  it("counts what was bought through every channel", async () => {
    const show = await showOnAllChannels({ perAccountLimit: channels.length });
    const accountId = await createBuyer(system);
    for (const channel of channels) await buy(show, { accountId, channel });
    for (const channel of channels) expect(await refusalCode(buy(show, { accountId, channel }))).toBe("LIMIT_EXCEEDED");
    expect(await refusalCode(buy(show, { accountId: await createBuyer(system), channel: "h5" }))).toBe("no refusal");
  });

  it("cannot be passed by asking through all channels at once: one hold an account, wherever it was made", async () => {
    const show = await showOnAllChannels({ perAccountLimit: 4 });
    const accountId = await createBuyer(system);
    await Promise.allSettled(channels.map((channel) => buy(show, { accountId, channel, quantity: 4 })));
    const bought = await platform.db.unitClaim.count({ where: { performanceId: show.performanceId } });
    expect(bought).toBeLessThanOrEqual(4);
    const other = await createBuyer(system);
    const first = await hold({ ...system, channel: "web" }, wish(show, other, 4));
    const second = await hold({ ...system, channel: "h5" }, wish(show, other, 4));
    expect(second.id).not.toBe(first.id);
    const { performanceId } = show;
    expect(
      await refusalCode(
        placeOrder(system, {
          ...{ performanceId, accountId: other, holdId: first.id, clientKey: newId() },
          expectedTotalFen: show.priceFen * 4,
        }),
      ),
    ).toBe("HOLD_EXPIRED");
    await letGo(system, { performanceId, accountId: other, holdId: second.id });
  });
});

describe("a document's ticket", () => {
  it("is one for all channels and all accounts that keep the document", async () => {
    const show = await showOnAllChannels({ realName: "per_ticket" });
    const documentNumber = `E${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`;
    const personOf = async (accountId: string) =>
      (await addAttendee(system, { accountId, name: "李雷", documentKind: "passport", documentNumber })).id;
    const buyers = await Promise.all(channels.map(() => createBuyer(system)));
    const people = await Promise.all(buyers.map(personOf));
    const outcomes = await Promise.all(
      channels.map((channel, at) =>
        refusalCode(buy(show, { accountId: buyers[at] ?? "", channel, attendeeIds: [people[at] ?? ""] })),
      ),
    );
    expect(outcomes.filter((code) => code === "no refusal")).toHaveLength(1);
    expect(outcomes.filter((code) => code === "ATTENDEE_HAS_TICKET")).toHaveLength(channels.length - 1);
    expect(await platform.db.attendeeClaim.count({ where: { performanceId: show.performanceId } })).toBe(1);
  });
});

import { newId } from "@kaimu/api";
import type { HoldMoment } from "../holds.ts";
import type { SmallSale } from "./small-sale.fixture.ts";

/** From `since` (ms) on eve has unit 3 for ten seconds, and ann is given it in the middle of that. */
export function twoHolds(holds: HoldMoment[], id: SmallSale["id"], since = 0): void {
  const hold = (accountId: string, at: number) => {
    const moment = { accountId, performanceId: id.show };
    holds.push({ ...moment, at, did: "ask" });
    holds.push({ ...moment, at: at + 20, did: "ok", holdId: newId(), units: [3], leftMs: 10_000 });
  };
  hold(id.eve, since + 100);
  hold(id.ann, since + 5_000);
}

/** Eve has unit 3 for ten seconds and is refused when she orders, two seconds later. */
export function ordering(holds: HoldMoment[], id: SmallSale["id"], code: string): void {
  const moment = { accountId: id.eve, performanceId: id.show, holdId: id.hold };
  holds.push({ ...moment, at: 100, did: "ask" });
  holds.push({ ...moment, at: 120, did: "ok", units: [3], leftMs: 10_000 });
  holds.push({ ...moment, at: 2_000, did: "end" });
  holds.push({ ...moment, at: 2_000, did: "order", clientKey: "key" });
  holds.push({ ...moment, at: 2_050, did: "not ordered", code });
}

/** Eve lets her hold go, and the request that gave it arrives once more and gives her another. */
export function comesAgain(holds: HoldMoment[], id: SmallSale["id"], at: number): void {
  const moment = { accountId: id.eve, performanceId: id.show, holdId: id.hold };
  holds.push({ ...moment, at: 100, did: "ask" });
  holds.push({ ...moment, at: 120, did: "ok", units: [3], leftMs: 10_000 });
  holds.push({ ...moment, at: 1_000, did: "end" }, { ...moment, at: 1_000, did: "release" });
  holds.push({ ...moment, at: at - 20, did: "copy" });
  holds.push({ ...moment, at, did: "copy ok", gave: "another", units: [3] });
}

/** Ann orders unit 3 and lets it go, in whatever order that arrives. */
export function letGoAndOrdered(
  holds: HoldMoment[],
  id: SmallSale["id"],
  at: { letGo: number; ordered: number },
): void {
  const moment = { accountId: id.ann, performanceId: id.show, holdId: "ann's" };
  holds.push({ ...moment, at: at.letGo, did: "release" });
  holds.push({ ...moment, at: at.ordered, did: "ordered", orderId: id.sold, units: [3] });
}

/** Ann has bought unit 0, and eve is given it. */
export function ordered(holds: HoldMoment[], id: SmallSale["id"]): void {
  const moment = { performanceId: id.show, units: [0] };
  holds.push({ ...moment, accountId: id.ann, at: 100, did: "ordered", holdId: "ann's", orderId: id.sold });
  holds.push({ accountId: id.eve, performanceId: id.show, at: 200, did: "ask" });
  holds.push({ ...moment, accountId: id.eve, at: 220, did: "ok", holdId: "eve's", leftMs: 10_000 });
}

/** Of eve's two units one becomes ben's order, who may have let it go meanwhile; then ann is given her other one. */
export function lostToAnOrder(holds: HoldMoment[], id: SmallSale["id"], o: { letGo: boolean }): void {
  twoHolds(holds, id);
  const eves = holds.find((moment) => moment.did === "ok");
  if (eves?.did === "ok") eves.units = [2, 3];
  const bens = { accountId: id.ben, performanceId: id.show, holdId: "ben's" };
  if (o.letGo) holds.push({ ...bens, at: 90, did: "release" });
  holds.push({ ...bens, at: 5_030, did: "ordered", orderId: id.expired, units: [2] });
}

import { comesAgain, letGoAndOrdered, lostToAnOrder, ordered, ordering, twoHolds } from "./hold-stories.fixture.ts";
import { leavesAlone, smallSale, tells } from "./planted.fixture.ts";

smallSale();

tells("double_held", [
  ["a unit that two buyers were given at once", ({ witness, id }) => twoHolds(witness.holds, id)],
  [
    "a unit that was given away while Redis forgot another's claim",
    ({ witness, id }) => {
      twoHolds(witness.holds, id);
      witness.losses.push({ from: 150, until: 150, units: new Set([`${id.show}/2`]) });
    },
  ],
  [
    "a unit that was given away long after Redis had lost its memory",
    ({ witness, id }) => {
      twoHolds(witness.holds, id, 100_000);
      witness.losses.push({ from: 90_000, until: 90_500 });
    },
  ],
  [
    "a unit that was given away while the organizer took another",
    ({ witness, id }) => {
      twoHolds(witness.holds, id);
      witness.withdrawn.push({ from: 1_000, until: 1_100, units: new Set([`${id.show}/2`]) });
    },
  ],
  [
    "a unit that was given away when its holder's other unit had become the order of somebody who had not let it go",
    ({ witness, id }) => lostToAnOrder(witness.holds, id, { letGo: false }),
  ],
  [
    "a unit that was given away when its holder's other unit had become the order of somebody who let it go while he ordered",
    ({ witness, id }) => lostToAnOrder(witness.holds, id, { letGo: true }),
  ],
  [
    "a request that gave a second hold when it came once more",
    ({ witness, id }) => {
      comesAgain(witness.holds, id, 2_000);
    },
  ],
  [
    "a request that gave a second hold when the first one's time was up",
    ({ witness, id }) => {
      comesAgain(witness.holds, id, 11_000);
    },
  ],
]);

tells("broken_promise", [
  [
    "a hold that was gone before its time",
    ({ witness, id }) => {
      ordering(witness.holds, id, "HOLD_EXPIRED");
    },
  ],
  [
    "a hold whose unit was another's",
    ({ witness, id }) => {
      ordering(witness.holds, id, "UNITS_TAKEN");
    },
  ],
  [
    "a unit that was given away while it was in somebody's order",
    ({ witness, id }) => {
      ordered(witness.holds, id);
    },
  ],
  [
    "a hold that went when the one before it was let go",
    ({ witness, id }) => {
      ordering(witness.holds, id, "HOLD_EXPIRED");
      const moment = { accountId: id.eve, performanceId: id.show, holdId: "her one before" };
      witness.holds.splice(2, 0, { ...moment, at: 1_000, did: "release" }, { ...moment, at: 1_010, did: "released" });
    },
  ],
  [
    "a hold whose unit was ordered by somebody who had let it go before",
    ({ witness, id }) => {
      ordering(witness.holds, id, "UNITS_TAKEN");
      letGoAndOrdered(witness.holds, id, { letGo: 40, ordered: 80 });
    },
  ],
  [
    "a hold whose unit was let go while it was ordered",
    ({ witness, id }) => {
      ordering(witness.holds, id, "UNITS_TAKEN");
      letGoAndOrdered(witness.holds, id, { letGo: 90, ordered: 150 });
    },
  ],
]);

leavesAlone([
  [
    "a hold that had run out",
    ({ witness, id }) => {
      twoHolds(witness.holds, id);
      for (const moment of witness.holds) if (moment.did === "ok") moment.leftMs = 4_000;
    },
  ],
  [
    "a hold that was let go while the other was asked for",
    ({ witness, id }) => {
      twoHolds(witness.holds, id);
      const moment = { accountId: id.eve, performanceId: id.show };
      witness.holds.push({ ...moment, at: 5_010, did: "end" });
    },
  ],
  [
    "a hold that Redis is known to have lost",
    ({ witness, id }) => {
      twoHolds(witness.holds, id);
      witness.losses.push({ from: 1_000, until: 1_100 });
    },
  ],
  [
    "a hold of a unit whose claim had been forgotten",
    ({ witness, id }) => {
      twoHolds(witness.holds, id, 60_000);
      witness.losses.push({ from: 10_000, until: 10_000, units: new Set([`${id.show}/3`]) });
    },
  ],
  [
    "a hold that was gone when its time was up",
    ({ witness, id }) => {
      ordering(witness.holds, id, "HOLD_EXPIRED");
      for (const moment of witness.holds) if (moment.did === "ok") moment.leftMs = 2_000;
    },
  ],
  [
    "an order that nobody answered",
    ({ witness, id }) => {
      ordering(witness.holds, id, "HOLD_EXPIRED");
      const { accountId, performanceId } = { accountId: id.eve, performanceId: id.show };
      witness.holds.pop();
      witness.holds.push({ accountId, performanceId, at: 9_000, did: "order unknown", holdId: id.hold });
    },
  ],
  [
    "a unit that was given away when its holder had lost it to the organizer",
    ({ witness, id }) => {
      twoHolds(witness.holds, id);
      witness.withdrawn.push({ from: 1_000, until: 1_100, units: new Set([`${id.show}/3`]) });
    },
  ],
  [
    "a unit that was given away when its holder had lost all for one that was another's order",
    async ({ sql, witness, id }) => {
      twoHolds(witness.holds, id);
      const eves = witness.holds.find((moment) => moment.did === "ok");
      if (eves?.did === "ok") eves.units = [2, 3];
      witness.holds.unshift({
        ...{ accountId: id.ben, performanceId: id.show, at: 50, did: "ordered" },
        ...{ holdId: "ben's", orderId: id.expired, units: [2] },
      });
      witness.losses.push({ from: 40, until: 60, units: new Set([`${id.show}/2`]) });
      await sql("UPDATE order_transitions SET at = FROM_UNIXTIME(60) WHERE orderId = ? AND toState = 'expired'", [
        id.expired,
      ]);
    },
  ],
  [
    "a hold that was refused when the organizer had taken its unit",
    ({ witness, id }) => {
      ordering(witness.holds, id, "HOLD_EXPIRED");
      witness.withdrawn.push({ from: 1_000, until: 1_100, units: new Set([`${id.show}/3`]) });
    },
  ],
  [
    "a request that came once more after Redis had lost its memory",
    ({ witness, id }) => {
      comesAgain(witness.holds, id, 2_000);
      witness.losses.push({ from: 1_500, until: 1_600 });
    },
  ],
  [
    "a hold that was lost before it was ordered",
    ({ witness, id }) => {
      ordering(witness.holds, id, "HOLD_EXPIRED");
      witness.losses.push({ from: 1_000, until: 1_100 });
    },
  ],
  [
    "a unit that is given again when its order has ended",
    async ({ sql, witness, id }) => {
      ordered(witness.holds, id);
      for (const moment of witness.holds) {
        if (moment.did === "ordered") Object.assign(moment, { orderId: id.expired, units: [2] });
        if (moment.did === "ok") moment.units = [2];
      }
      await sql("UPDATE order_transitions SET at = FROM_UNIXTIME(0.15) WHERE orderId = ? AND toState = 'expired'", [
        id.expired,
      ]);
    },
  ],
]);

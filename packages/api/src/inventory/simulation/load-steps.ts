import { fenceOf } from "../fence.ts";
import { setTermsScript } from "../follow-terms.ts";
import { loadScript } from "../rebuild.ts";
import { seatBlocks } from "../seat-blocks.ts";
import { unitBytes, unitBytesEach, writeUnit } from "../unit-bytes.ts";
import { unitKey } from "../unit-keys.ts";
import { loadInModel, setTermsInModel } from "./model-load.ts";
import { lookStep } from "./order-steps.ts";
import { type Command, call, hallAt, holdSecondsAt, type Performance, type Step } from "./performance.ts";

/** Loaded from the database as it is, or as somebody slow has read it. */
export function loadStep(p: Performance): Step {
  const { chance } = p;
  const stale = chance.oneIn(4) ? p.readEarlier : undefined;
  const version = chance.oneIn(10) ? p.version - 1 : p.version;
  const hall = hallAt(p, version);
  const claims = new Map([...(stale ?? p.claims)].filter(([unit]) => unit < hall.plan.unitCount));
  p.readEarlier = undefined;
  const moved = new Set(chance.oneIn(8) ? [chance.below(hall.plan.unitCount)] : []);
  const highest = Math.max(0, ...[...claims.values()].map(({ fence }) => fence), chance.oneIn(8) ? ahead(p) : 0);
  const load = { epoch: p.epoch, version, hall, claims, highest, moved };
  const accountsBefore = p.last.accounts.filter((_, n) => n % 2 === 0);
  return {
    what: `load version ${version} plan ${hall.plan.version}${stale ? " of a while ago" : ""} moved ${[...moved]}`,
    commands: [
      ...(stale ? [] : beginning(p)),
      call(p, loadScript, ...loadArguments(load)),
      ["DEL", unitKey(p.id, "rebuilding")],
    ],
    check(answer, now, dump) {
      if (!stale) p.model.told = undefined;
      loadInModel(p.model, load, { answer, sale: dump.sale, accountsBefore, now });
      p.model.told = undefined;
    },
  };
}

/** A fencing number given by a server whose clock goes before this one's. */
const ahead = (p: Performance) => fenceOf(p.last.at / 1000 + 7_000, 0, 0);

/** As rebuild.ts puts them together. */
function loadArguments(load: Parameters<typeof loadInModel>[1]): (string | number | Buffer)[] {
  const { plan, layout } = load.hall;
  const units = Buffer.alloc(plan.unitCount * unitBytesEach);
  plan.groupOf.forEach((group, unit) => {
    if (group === 0xffff) writeUnit(units, unit, 3, 0);
  });
  const owned = new Map<string, number>();
  for (const [unit, { account, fence, state }] of load.claims) {
    writeUnit(units, unit, state === "sold" ? 3 : 2, fence);
    owned.set(account, (owned.get(account) ?? 0) + 1);
  }
  const read = unitBytes(units);
  const { places, blocks, room } = seatBlocks(plan, layout, (unit) => read.state(unit) === 0);
  const moved = Buffer.alloc(plan.unitCount);
  for (const unit of load.moved) moved[unit] = 1;
  return [
    ...[load.version, plan.version, plan.unitCount, plan.groups.length, load.highest, units, places],
    JSON.stringify([...owned].flat()),
    ...blocks.flatMap((bytes, group) => [bytes, room[group] ?? ""]),
    load.moved.size > 0 ? moved : "",
  ];
}

/** As rebuild.ts begins, before it reads anything. */
function beginning(p: Performance): Command[] {
  return [
    ["SET", unitKey(p.id, "rebuilding"), 1],
    ["DEL", unitKey(p.id, "told")],
  ];
}

/** Somebody reads the claims for a load, and is slow. */
export function readSlowlyStep(p: Performance): Step {
  p.readEarlier = new Map(p.claims);
  const look = lookStep(p);
  return {
    what: "reads claims for a later load",
    commands: [...look.commands, ...beginning(p)],
    check(answer, now, dump) {
      look.check(answer, now, dump);
      p.model.told = [];
    },
  };
}

/** The terms change in the database, and Redis hears of it now, later, or of an older change after a newer one. */
export function termsStep(p: Performance): Step {
  const { chance, halls } = p;
  p.version += 1;
  // What is claimed stays where it is: the catalogue sees to that.
  const mayBlock = halls[1].plan.groupOf.every((group, unit) => group !== 0xffff || !p.claims.has(unit));
  if (chance.oneIn(3) && mayBlock) p.secondFrom = Math.min(p.secondFrom, p.version);
  const version = Math.max(1, p.version - (chance.oneIn(3) ? chance.below(4) : 0));
  const ask = { epoch: p.epoch, version, planVersion: hallAt(p, version).plan.version };
  return {
    what: `terms ${ask.version} plan ${ask.planVersion}`,
    commands: [call(p, setTermsScript, ask.version, ask.planVersion, holdSecondsAt(version))],
    check: (answer) => setTermsInModel(p.model, ask, answer),
  };
}

import { unitBytesEach } from "../unit-bytes.ts";
import { saleKey, unitKey, unitKeyNames } from "../unit-keys.ts";
import type { Command, Performance, Step } from "./performance.ts";
import { epochs } from "./scripts.ts";

/** The server begins another life, with all it knew or without. */
export function otherLifeStep(p: Performance): Step {
  p.epoch = (p.epoch % epochs.length) + 1;
  const forgets = p.chance.oneIn(2);
  const commands: Command[] = forgets
    ? [["DEL", ...unitKeyNames(0).map((name) => unitKey(p.id, name))]]
    : [["GET", saleKey(p.id)]];
  return {
    what: `life ${p.epoch}${forgets ? ", all forgotten" : ""}`,
    commands,
    check() {
      if (!forgets) return;
      const { model } = p;
      Object.assign(model, {
        sale: undefined,
        units: [],
        accounts: new Map(),
        deadlines: new Map(),
        closed: new Map(),
        ordering: new Map(),
      });
      model.told = undefined;
      p.page = { version: 0, states: [] };
      p.mayClash = true;
    },
  };
}

/** A piece of Redis's memory is lost: a hold, an end of one, or whose a unit is. */
export function loseStep(p: Performance): Step {
  const { chance, model } = p;
  const [account = ""] = chance.pick([...model.accounts.keys(), ""].map((name) => [name]));
  const unit = chance.below(Math.max(1, model.units.length));
  const way = chance.pick(["hold", "end", "unit"] as const);
  const at = {
    accounts: unitKey(p.id, "accounts"),
    deadlines: unitKey(p.id, "deadlines"),
    due: unitKey(p.id, "due"),
    units: unitKey(p.id, "units"),
  };
  // As in the memory of an earlier moment: there was room then.
  const unknown = p.last.rooms.flatMap(({ room }, group): Command[] =>
    room.length > 0 ? [["SETRANGE", unitKey(p.id, `room:${group}`), 0, Buffer.alloc(room.length, 255)]] : [],
  );
  const commands: Record<typeof way, Command[]> = {
    hold: [
      ["HDEL", at.accounts, account],
      ["HDEL", unitKey(p.id, "closed"), account],
      ["ZREM", at.deadlines, account],
    ],
    end: [
      ["ZREM", at.deadlines, account],
      ...p.last.due.filter((line) => line.endsWith(`:${account}`)).map((line): Command => ["LREM", at.due, 0, line]),
    ],
    unit: model.units[unit]
      ? [["SETRANGE", at.units, unit * unitBytesEach, "\0".repeat(unitBytesEach)], ...unknown]
      : [],
  };
  return {
    what: `lose ${way} ${way === "unit" ? unit : account}`,
    commands: commands[way],
    check() {
      p.mayClash = true;
      if (way === "unit" && model.units[unit]) model.units[unit] = { state: 0, fence: 0 };
      if (way === "hold") for (const known of [model.accounts, model.closed]) known.delete(account);
      if (way !== "unit") model.deadlines.delete(account);
      p.page.states = [];
    },
  };
}

/** Time goes by: everything was so much earlier. Lengths of holds end in the middle between two leaps, so that none is ever just over. */
export function leapStep(p: Performance): Step {
  const { chance, model, last } = p;
  const seconds = 80 * (1 + chance.below(chance.oneIn(4) ? 9 : 3));
  const commands: Command[] = [];
  for (let n = 0; n < last.accounts.length; n += 2) {
    const [counts = "", ...rest] = (last.accounts[n + 1] ?? "").split("|");
    const [owned, gone, since = 0, second, micro, behind = 0, ...more] = counts.split(":").map(Number);
    const hold = second === undefined ? [] : [second - seconds, micro, behind + seconds * 1_000_000, ...more];
    const moved = [owned, gone, Math.max(0, since - seconds), ...hold].join(":");
    commands.push(["HSET", unitKey(p.id, "accounts"), last.accounts[n] ?? "", [moved, ...rest].join("|")]);
  }
  for (let n = 0; n < last.deadlines.length; n += 2)
    commands.push([
      "ZADD",
      unitKey(p.id, "deadlines"),
      Number(last.deadlines[n + 1]) - seconds,
      last.deadlines[n] ?? "",
    ]);
  commands.push(["DEL", unitKey(p.id, "due")]);
  for (const line of last.due) {
    const [second, account] = line.split(":");
    commands.push(["RPUSH", unitKey(p.id, "due"), `${Number(second) - seconds}:${account}`]);
  }
  const ordering = [...model.ordering].map(([name, some]) => {
    const earlier = some.map((one) => `${one.holdId}:${one.name}:${Math.max(0, one.until - seconds * 1000)}`);
    return [name, earlier.join(",")];
  });
  if (ordering.length > 0) commands.push(["HSET", unitKey(p.id, "ordering"), ...ordering.flat()]);
  return {
    what: `${seconds} s go by`,
    commands,
    check() {
      for (const account of model.accounts.values()) {
        account.since = Math.max(0, account.since - seconds);
        if (account.hold) account.hold.deadline -= seconds * 1000;
      }
      for (const one of [...model.ordering.values()].flat()) one.until = Math.max(0, one.until - seconds * 1000);
      for (const [name, second] of model.deadlines) model.deadlines.set(name, second - seconds);
    },
  };
}

import { fenceOf } from "../fence.ts";
import { unitBytes } from "../unit-bytes.ts";
import { Mismatch, type Model, type Now } from "./model.ts";

/** All that Redis has of a performance, in one call that changes nothing. */
export const dumpScript = `
local b = string.sub(KEYS[1], 1, -5)
local m, rooms = redis.call('HMGET', b .. 'meta', 'plan', 'cut', 'groups'), {}
for g = 0, tonumber(m[3] or '0') - 1 do
  rooms[g * 2 + 1] = redis.call('GET', b .. 'blocks:' .. g) or ''
  rooms[g * 2 + 2] = redis.call('GET', b .. 'room:' .. g) or ''
end
return { redis.call('GET', KEYS[1]) or '', redis.call('GET', b .. 'units') or '', redis.call('HGETALL', b .. 'accounts'),
  redis.call('ZRANGE', b .. 'deadlines', 0, -1, 'WITHSCORES'), redis.call('LRANGE', b .. 'log', 0, -1), m[1] or '0', m[2] or '0',
  redis.call('TIME'), rooms, redis.call('LRANGE', b .. 'due', 0, -1), redis.call('HGETALL', b .. 'ordering') }`;

/** As it was read. */
export interface Dump {
  sale: string;
  units: Buffer;
  /** Account, record, account, record… in Redis's own order. */
  accounts: string[];
  deadlines: string[];
  /** Lines `second given:account`, as they stand in the queue. */
  due: string[];
  /** Account, orders under way from its hold, account… */
  ordering: string[];
  log: string[];
  plan: number;
  cut: number;
  /** Redis's clock, in ms. */
  at: number;
  rooms: { blocks: Buffer; room: Buffer }[];
}

export function readDump(raw: unknown): Dump {
  const [sale, units, accounts, deadlines, log, plan, cut, time, rooms, due, ordering] = raw as [
    ...[Buffer, Buffer, Buffer[], Buffer[], Buffer[], Buffer, Buffer, Buffer[], Buffer[], Buffer[]],
    ...[Buffer[]],
  ];
  const pairs = rooms.length / 2;
  return {
    ...{ sale: String(sale), units, accounts: accounts.map(String), deadlines: deadlines.map(String) },
    ...{
      due: due.map(String),
      ordering: ordering.map(String),
      log: log.map(String),
      plan: Number(String(plan)),
      cut: Number(String(cut)),
    },
    at: Number(String(time[0])) * 1000 + Math.floor(Number(String(time[1])) / 1000),
    rooms: Array.from({ length: pairs }, (_, n) => ({
      blocks: rooms[n * 2] ?? Buffer.alloc(0),
      room: rooms[n * 2 + 1] ?? Buffer.alloc(0),
    })),
  };
}

/** Seconds by which the model may be off where it only knows between which moments something was counted. */
const about = 20;

/** Throws where Redis is not what the model is. */
export function compare(model: Model, dump: Dump, now: Now): void {
  const { sale, units, accounts, deadlines } = model;
  const wanted = sale ? `${sale.epoch}:${sale.version}${sale.behind ? `:${sale.behind}` : ""}` : "";
  if (dump.sale !== wanted) throw new Mismatch(`sale is ${dump.sale}, should be ${wanted}`);
  const bytes = unitBytes(dump.units);
  if (bytes.count !== units.length) throw new Mismatch(`${bytes.count} units, should be ${units.length}`);
  for (const [unit, { state, fence }] of units.entries())
    if (bytes.state(unit) !== state || bytes.owner(unit) !== fence)
      throw new Mismatch(
        `unit ${unit} is ${bytes.state(unit)} of ${bytes.owner(unit)}, should be ${state} of ${fence}`,
      );
  if (dump.accounts.length !== accounts.size * 2)
    throw new Mismatch(`accounts ${dump.accounts}, should be ${[...accounts.keys()]}`);
  for (let n = 0; n < dump.accounts.length; n += 2)
    compareAccount(model, dump.accounts[n] ?? "", dump.accounts[n + 1] ?? "");
  compareOrdering(model, dump);
  const ends = endsIn(dump);
  if (ends.size !== deadlines.size) throw new Mismatch(`deadlines ${[...ends]}, should be ${[...deadlines]}`);
  for (const [name, second] of ends) compareDeadline(model, name, second);
  if (dump.at > now.until + 1 || dump.at < now.from) throw new Mismatch("the clock went back");
}

/** By account the second its hold is let go in: of those in the queue, and of those with a deadline of their own. */
function endsIn({ accounts, deadlines, due }: Dump): Map<string, number> {
  const ends = new Map<string, number>();
  for (let n = 0; n < accounts.length; n += 2) {
    const [, , , second = 0, micro = 0, , lasts = 0, kept] =
      (accounts[n + 1] ?? "").split("|", 1)[0]?.split(":").map(Number) ?? [];
    if (kept === 0 && due.includes(`${second}:${accounts[n]}`))
      ends.set(accounts[n] ?? "", Math.floor((second * 1000 + Math.floor(micro / 1000) + lasts) / 1000) + 1);
  }
  for (let n = 0; n < deadlines.length; n += 2) ends.set(deadlines[n] ?? "", Number(deadlines[n + 1]));
  return ends;
}

function compareAccount({ accounts }: Model, name: string, record: string): void {
  const should = accounts.get(name);
  if (!should) throw new Mismatch(`account ${name} should not be there`);
  const [counts = "", id, channel, key, units, ...items] = record.split("|");
  const [owned, gone, since = 0, second, micro, behind, lasts = 0, kept] = counts.split(":").map(Number);
  const wrong = (what: string, is: unknown, wanted: unknown) =>
    new Mismatch(`${what} of ${name} is ${is}, should be ${wanted} (${record})`);
  if (owned !== should.owned) throw wrong("count", owned, should.owned);
  if (gone !== should.gone) throw wrong("holds let go", gone, should.gone);
  if (Math.abs(since - should.since) > about) throw wrong("begin of the count", since, should.since);
  should.since = since;
  const { hold } = should;
  if ((second === undefined) !== (hold === undefined)) throw wrong("hold", counts, hold?.id);
  if (!hold || second === undefined || micro === undefined || behind === undefined) return;
  const is = [fenceOf(second, micro, behind), lasts, kept, id, channel, key, units, items.join("|")].join(" ");
  const wanted = [hold.fence, hold.lasts, hold.kept ? 1 : 0, hold.id, hold.channel, hold.key, hold.units, hold.items];
  if (is !== wanted.join(" ")) throw wrong("hold", is, wanted.join(" "));
  const deadline = second * 1000 + Math.floor(micro / 1000) + lasts;
  if (deadline !== hold.deadline) throw wrong("deadline", deadline, hold.deadline);
}

function compareOrdering({ ordering }: Model, dump: Dump): void {
  if (dump.ordering.length !== ordering.size * 2)
    throw new Mismatch(`orders under way of ${dump.ordering}, should be of ${[...ordering.keys()]}`);
  for (let n = 0; n < dump.ordering.length; n += 2) {
    const should = ordering.get(dump.ordering[n] ?? "") ?? [];
    const is = (dump.ordering[n + 1] ?? "").split(",").map((one) => one.split(":"));
    const named = is.map(([holdId, name]) => `${holdId}:${name}`).join();
    const wanted = should.map(({ holdId, name }) => `${holdId}:${name}`).join();
    if (named !== wanted)
      throw new Mismatch(`orders ${named} of ${dump.ordering[n]} are under way, should be ${wanted}`);
    for (const [at, one] of should.entries()) {
      const until = Number(is[at]?.[2]);
      if (Math.abs(until - one.until) > about * 1000)
        throw new Mismatch(`${one.name} until ${until}, not ${one.until}`);
      one.until = until;
    }
  }
}

/** It is let go in the second after its end: never before, and not later than that. */
function compareDeadline({ accounts, deadlines }: Model, name: string, second: number): void {
  const should = deadlines.get(name);
  if (should === undefined || Math.abs(second - should) > 1)
    throw new Mismatch(`the hold of ${name} ends at ${second}, should at ${should}`);
  deadlines.set(name, second);
  const end = accounts.get(name)?.hold?.deadline;
  if (end !== undefined && (second * 1000 < end || second * 1000 > end + 1_000))
    throw new Mismatch(`the hold of ${name} is let go at ${second}, its time ends at ${end}`);
}

/** No block is thought to have less room than it has: its free seats would be found by nobody. */
export function checkRoom(model: Model, dump: Dump): void {
  for (const { blocks, room } of dump.rooms)
    for (let at = 0; at < room.length; at += 1) {
      const [first, seats] = [blocks.readUInt32BE(at * 26), blocks.readUInt16BE(at * 26 + 4)];
      let [longest, now] = [0, 0];
      for (let unit = first; unit < first + seats; unit += 1) {
        now = model.units[unit]?.state === 0 ? now + 1 : 0;
        longest = Math.max(longest, now);
      }
      if ((room[at] ?? 0) < longest)
        throw new Mismatch(
          `units ${first}–${first + seats - 1} have ${longest} free neighbours, the search knows of ${room[at]}`,
        );
    }
}

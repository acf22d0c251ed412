import { Redis } from "ioredis";

/** Who has a unit: 0 nobody, 1 a hold, 2 a claim, 3 sold, or blocked where there is no owner. The owner is a fencing number. */
export interface Unit {
  state: number;
  owner: number;
}

/** What Redis says of one performance's units. */
export interface UnitState {
  /** Undefined when Redis knows nothing of the performance. */
  epoch: number | undefined;
  /** Which life of which server this was read from. */
  life: string;
  units: Unit[];
  /** By account; deadlines in ms of Redis's clock. */
  holds: Map<string, { id: string; fence: number; units: number[]; deadline: number }>;
  /** Account → the moment its hold is let go at, by itself. */
  deadlines: Map<string, number>;
  /** Account → units it is counted with. */
  owned: Map<string, number>;
  /** Stretches of neighbours, and how many free ones the search of the best seats believes to be in each; 255 is not known. */
  blocks: { first: number; seats: number; room: number }[];
  /** Redis's clock when this was read, in ms since 1970. */
  now: number;
}

const y2026 = 1_767_225_600;

/** Reads the unit state of each performance. */
export async function readUnitStates(url: string, performanceIds: string[]): Promise<Map<string, UnitState>> {
  const redis = new Redis(url, { maxRetriesPerRequest: 2, connectTimeout: 5_000 });
  // A failed command says so itself; without a listener the connection would say it a second time, on the terminal.
  redis.on("error", () => undefined);
  try {
    const states = new Map<string, UnitState>();
    for (const id of performanceIds) states.set(id, await readOne(redis, `inv:{${id}}:`));
    return states;
  } finally {
    redis.disconnect();
  }
}

/** The life of a server as the product counts it: its run, and its last promotion. */
export async function lifeOfServer(redis: Redis): Promise<string> {
  const told = await redis.info("server", "replication");
  return `${/^run_id:(\w+)/m.exec(told)?.[1]}.${/^master_replid:(\w{16})/m.exec(told)?.[1]}`;
}

async function readOne(redis: Redis, base: string): Promise<UnitState> {
  const [seconds, micros] = await redis.time();
  const epoch = (await redis.get(`${base}sale`))?.split(":")[0];
  const state: UnitState = {
    epoch: epoch === undefined ? undefined : Number(epoch),
    life: await lifeOfServer(redis),
    units: [...unitsIn((await redis.getBuffer(`${base}units`)) ?? Buffer.alloc(0))],
    holds: new Map(),
    deadlines: new Map(),
    owned: new Map(),
    blocks: await readBlocks(redis, base),
    now: Number(seconds) * 1000 + Math.floor(Number(micros) / 1000),
  };
  for (const [account, record] of Object.entries(await redis.hgetall(`${base}accounts`))) {
    const [counts = "", id = "", , , units = ""] = record.split("|");
    const [owned, , , second, micro = 0, behind = 0, lasts = 0] = counts.split(":").map(Number);
    if (owned) state.owned.set(account, owned);
    if (second === undefined) continue;
    state.holds.set(account, {
      id,
      fence: (second - y2026) * 1_000_000 + micro + behind,
      units: units.split(",").map(Number),
      deadline: second * 1000 + Math.floor(micro / 1000) + lasts,
    });
  }
  const due = await redis.zrange(`${base}deadlines`, "0", "-1", "WITHSCORES");
  for (let i = 0; i < due.length; i += 2) state.deadlines.set(due[i] as string, Number(due[i + 1]) * 1000);
  return state;
}

function* unitsIn(bytes: Buffer): Generator<Unit> {
  for (let at = 0; at + 7 <= bytes.length; at += 7) {
    const value = bytes.readUIntBE(at, 6) * 256 + bytes.readUInt8(at + 6);
    yield { state: value % 4, owner: Math.floor(value / 4) };
  }
}

async function readBlocks(redis: Redis, base: string): Promise<UnitState["blocks"]> {
  const blocks: UnitState["blocks"] = [];
  const groups = Number((await redis.hget(`${base}meta`, "groups")) ?? 0);
  for (let group = 0; group < groups; group += 1) {
    const records = (await redis.getBuffer(`${base}blocks:${group}`)) ?? Buffer.alloc(0);
    const room = (await redis.getBuffer(`${base}room:${group}`)) ?? Buffer.alloc(0);
    for (let n = 0; n * 26 < records.length; n += 1)
      blocks.push({
        ...{ first: records.readUInt32BE(n * 26), seats: records.readUInt16BE(n * 26 + 4) },
        room: room[n] ?? 0,
      });
  }
  return blocks;
}

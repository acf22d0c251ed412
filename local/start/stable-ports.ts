/** The ports of one platform, the same at every start while they are free, so that its URLs stay what they were. */
import { freePort, isFree } from "../servers/ports.ts";
import { readJson, writeJson } from "./json-file.ts";

/** What a person opens has short numbers; what only our own processes talk to is in the 43xx. */
const preferred = {
  web: 3000,
  admin: 3001,
  ops: 3002,
  gateway: 4000,
  payment: 4001,
  mailbox: 4002,
  invoicing: 4003,
  inngest: 4300,
  worker: 4301,
  webApp: 4310,
  adminApp: 4311,
  opsApp: 4312,
  mariadb: 4320,
  redis: 4321,
  typesense: 4322,
  typesensePeering: 4323,
  smtp: 4324,
  ...{ redis1: 4331, redis2: 4332, redis3: 4333, redis4: 4334, redis5: 4335, redis6: 4336 },
  ...{ redisBus1: 4341, redisBus2: 4342, redisBus3: 4343, redisBus4: 4344, redisBus5: 4345, redisBus6: 4346 },
};

export type Ports = Record<keyof typeof preferred, number>;

/** The ports of a Redis Cluster's six servers: those of clients, and those they talk to each other on. */
export const clusterPorts = (ports: Ports): { ports: number[]; busPorts: number[] } => ({
  ports: [ports.redis1, ports.redis2, ports.redis3, ports.redis4, ports.redis5, ports.redis6],
  busPorts: [ports.redisBus1, ports.redisBus2, ports.redisBus3, ports.redisBus4, ports.redisBus5, ports.redisBus6],
});

/**
 * A port for each part: the one of the file, else the preferred one (unless `freeOnly`), else any; each only while
 * nobody listens on it. Leftovers must have been ended before, or their ports count as taken.
 */
export async function keepPorts(file: string, freeOnly: boolean): Promise<Ports> {
  const kept = readJson<Partial<Ports>>(file) ?? {};
  const ports: Partial<Ports> = {};
  for (const name of Object.keys(preferred) as (keyof Ports)[]) {
    const taken = Object.values(ports);
    const wishes = [kept[name], freeOnly ? undefined : preferred[name]];
    ports[name] = (await firstFree(wishes, taken)) ?? (await otherFree(taken));
  }
  writeJson(file, ports);
  return ports as Ports;
}

async function firstFree(wishes: (number | undefined)[], taken: number[]): Promise<number | undefined> {
  for (const port of wishes) if (port !== undefined && !taken.includes(port) && (await isFree(port))) return port;
  return undefined;
}

async function otherFree(taken: number[]): Promise<number> {
  for (;;) {
    const port = await freePort();
    if (!taken.includes(port)) return port;
  }
}

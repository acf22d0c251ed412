import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { openPlatform } from "../open-platform.ts";
import { detach, promote, replicaOf, startTestCluster } from "../testing/test-cluster.ts";
import { eventually } from "../testing/test-platform.ts";
import { readEnv } from "./env.ts";
import { healthOf } from "./health.ts";
import { newId } from "./ids.ts";
import { inOneLife, lifeOf, onNode, onServersChanged, openRedis, type Redis, script } from "./redis.ts";

let url: string;
let redis: Redis;

beforeAll(async () => {
  url = await startTestCluster();
  redis = openRedis(url);
});
afterAll(() => redis.disconnect());

const count = script("return redis.call('INCR', KEYS[1])");

it("finds the server of every key from one address, and runs a script where its key is", async () => {
  const one = openRedis(url.replace(/,.*/, ""));
  onTestFinished(() => one.disconnect());
  const keys = Array.from({ length: 30 }, () => newId());
  for (const key of keys) expect(await count.run(one, [key], [])).toBe(1);
  const servers = await Promise.all(keys.map(async (key) => (await onNode(one, key)).options.port));
  expect(new Set(servers).size).toBe(3);
  for (const key of keys) expect(await (await onNode(one, key)).get(key)).toBe("1");
});

it("tells another life of a server after each promotion, also of one that was master before", async () => {
  const key = newId();
  await redis.set(key, "there");
  const lives = [await lifeOf(redis, key)];
  for (let turn = 0; turn < 2; turn++) {
    const replica = await replicaOf(redis, key);
    onTestFinished(() => replica.disconnect());
    await promote(replica);
    lives.push(
      await eventually(
        async () => (await lifeOf(redis, key).catch(() => lives[turn])) !== lives[turn] && lifeOf(redis, key),
      ),
    );
    expect(await redis.get(key)).toBe("there");
  }
  expect(new Set(lives).size).toBe(3);
  // The same process served first and last: its run id alone would not have told.
  expect(lives[2]?.split(".")[0]).toBe(lives[0]?.split(".")[0]);
});

it("lets nothing reach the next life that was meant for this one", async () => {
  const key = newId();
  const replica = await replicaOf(redis, key);
  onTestFinished(() => replica.disconnect());
  const done = inOneLife(redis, key, async (server) => {
    await server.call("CLIENT", "KILL", "ID", String(await server.client("ID")), "SKIPME", "no");
    return server.script("LOAD", "return 'of the life before'");
  });
  await expect(done).rejects.toThrow(/closed/i);
});

it("says that another server serves, also to a process that asks for nothing", async () => {
  const key = newId();
  const idle = openRedis(url);
  onTestFinished(() => idle.disconnect());
  await idle.get(key);
  let changes = 0;
  onServersChanged(idle, () => changes++);
  const replica = await replicaOf(redis, key);
  onTestFinished(() => replica.disconnect());
  await detach(redis, key, replica);
  await redis.set(key, "written after the replica was cut off");
  await promote(replica);
  await eventually(async () => changes > 0, 4_000);
  expect(await idle.get(key)).toBeNull();
});

it("stops nobody who asks other servers while a master is gone, and its replica is asked soon after the election", async () => {
  const platform = openPlatform({ ...readEnv(), REDIS_URL: url }, "test");
  onTestFinished(() => platform.close());
  const [key, elsewhere] = await keysOnTwoServers();
  await platform.redis.set(key, "there");
  const replica = await replicaOf(redis, key);
  onTestFinished(() => replica.disconnect());
  const told = await (await onNode(redis, key)).info("server");
  process.kill(Number(/process_id:(\d+)/.exec(told)?.[1]), "SIGKILL");

  const asked = Date.now();
  const refused = await Promise.all(Array.from({ length: 20 }, () => outcome(platform.redis.get(key))));
  expect(Date.now() - asked).toBeLessThan(4_000);
  expect(refused).not.toContain("there");
  // By now the breaker before that server is open, and before no other.
  const elsewhereAsked = Date.now();
  expect(await platform.redis.get(elsewhere)).toBeNull();
  expect(Date.now() - elsewhereAsked).toBeLessThan(500);
  expect(await healthOf(platform)).toMatchObject({ redis: "up", breakers: { redis: "closed" } });

  await eventually(async () => (await replica.role())[0] === "master");
  const elected = Date.now();
  await eventually(async () => (await outcome(platform.redis.get(key))) === "there");
  expect(Date.now() - elected).toBeLessThan(4_000);
});

it("lets nobody wait when no server is to be had", async () => {
  const nobody = openRedis("redis-cluster://127.0.0.1:1,127.0.0.1:2");
  nobody.on("error", () => undefined);
  onTestFinished(() => nobody.disconnect());
  await expect(nobody.get("first")).rejects.toThrow();
  const asked = Date.now();
  await expect(nobody.get("later")).rejects.toThrow();
  await expect(count.run(nobody, ["later"], [])).rejects.toThrow();
  expect(Date.now() - asked).toBeLessThan(500);
});

const outcome = (call: Promise<string | null>) => call.catch(() => "refused");

async function keysOnTwoServers(): Promise<[string, string]> {
  const key = newId();
  for (;;) {
    const other = newId();
    if ((await onNode(redis, other)) !== (await onNode(redis, key))) return [key, other];
  }
}

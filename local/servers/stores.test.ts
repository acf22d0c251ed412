import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { startMariadb } from "./mariadb.ts";
import { firstAnswer, freePort } from "./ports.ts";
import { startRedis } from "./redis.ts";
import { startRedisCluster } from "./redis-cluster.ts";

const scratch = mkdtempSync(join(tmpdir(), "kaimu-stores-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test("Redis keeps what was written over a stop and a start", async () => {
  const options = { dir: join(scratch, "redis"), port: await freePort() };
  const first = await startRedis(options);
  expect(await firstAnswer("127.0.0.1", options.port, "SET seat taken\r\n")).toBe("+OK\r\n");
  await first.stop();
  expect(await firstAnswer("127.0.0.1", options.port, "PING\r\n")).toBeUndefined();
  const second = await startRedis(options);
  expect(await firstAnswer("127.0.0.1", options.port, "GET seat\r\n")).toContain("taken");
  await second.stop();
});

test("a Redis Cluster keeps what was written over a stop and a start, on other ports too", async () => {
  const place = async () => ({
    dir: join(scratch, "cluster"),
    ports: await Promise.all(Array.from({ length: 6 }, freePort)),
    busPorts: await Promise.all(Array.from({ length: 6 }, freePort)),
  });
  const first = await place();
  const before = await startRedisCluster(first);
  const said = await Promise.all(first.ports.map((port) => firstAnswer("127.0.0.1", port, "SET seat taken\r\n")));
  expect(said.map((one) => one?.split(" ")[0]).sort()).toEqual(["+OK\r\n", ...Array(5).fill("-MOVED")]);
  await before.stop();
  const second = await place();
  const after = await startRedisCluster(second);
  const kept = await Promise.all(second.ports.map((port) => firstAnswer("127.0.0.1", port, "GET seat\r\n")));
  expect(kept.filter((one) => one?.includes("taken"))).toHaveLength(1);
  await after.stop();
}, 60_000);

test("MariaDB starts anew, comes back after kill -9, and leaves nothing running when stopped", async () => {
  const options = { dir: join(scratch, "a-folder-with-a-name-so-long-".repeat(4), "db"), port: await freePort() };
  const first = await startMariadb({ ...options, bufferPool: "64M" });
  expect(first.url).toBe(`mysql://kaimu:kaimu@127.0.0.1:${options.port}/kaimu`);
  first.kill("SIGKILL");
  expect(await first.exited).toBe("signal SIGKILL");
  const second = await startMariadb({ ...options, bufferPool: "64M" });
  await second.stop();
  expect(() => process.kill(second.pid, 0)).toThrow();
}, 60_000);

test("a server that cannot start tells why in its own words", async () => {
  const options = { dir: join(scratch, "taken"), port: await freePort() };
  const first = await startRedis(options);
  await expect(startRedis({ ...options, dir: join(scratch, "second") })).rejects.toThrow(/Redis did not start/);
  await first.stop();
});

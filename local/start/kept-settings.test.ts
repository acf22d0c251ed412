import { createPrivateKey, createPublicKey } from "node:crypto";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { environmentOf, givenIn, withoutSandboxes } from "./environment.ts";
import { fingerprint } from "./fingerprint.ts";
import { inngestBinary } from "./parts.ts";
import { placesIn } from "./places.ts";
import { keepSecrets } from "./secrets.ts";
import { keepPorts } from "./stable-ports.ts";

const dir = mkdtempSync(join(tmpdir(), "kaimu-kept-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test("keys are made once, read again, and readable by their owner alone", () => {
  const file = join(dir, "secrets.json");
  const first = keepSecrets(file);
  expect(keepSecrets(file)).toEqual(first);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(Buffer.from(first.AUTH_SECRET, "base64")).toHaveLength(32);
  expect(first.FIELD_KEYS).toMatch(/^k1:[\w+/]{43}=$/);
  const der = (text: string) => Buffer.from(text, "base64");
  const signing = createPrivateKey({ key: der(first.TICKET_SIGNING_KEY), format: "der", type: "pkcs8" });
  expect(signing.asymmetricKeyType).toBe("ed25519");
  const ours = createPrivateKey({ key: der(first.ALIPAY_OURS.privateKey), format: "der", type: "pkcs8" });
  const shown = createPublicKey(ours).export({ format: "der", type: "spki" }).toString("base64");
  expect(shown).toBe(first.ALIPAY_OURS.publicKey);
});

test("ports stay the same over starts, and one that somebody else took is replaced", async () => {
  const file = join(dir, "ports.json");
  const first = await keepPorts(file, true);
  expect(new Set(Object.values(first)).size).toBe(Object.keys(first).length);
  expect(await keepPorts(file, true)).toEqual(first);
  const stranger = createServer().listen(first.web, "127.0.0.1");
  await new Promise((resolve) => stranger.once("listening", resolve));
  const second = await keepPorts(file, true);
  stranger.close();
  expect(second).toEqual({ ...first, web: second.web });
  expect(second.web).not.toBe(first.web);
});

test("a given address stands before our own, and sandbox keys stay with the sandbox", async () => {
  const given = givenIn({ REDIS_URL: "redis://elsewhere:6379", DATABASE_URL: "", HOME: "/root" });
  expect(given).toEqual({ REDIS_URL: "redis://elsewhere:6379" });
  const env = environmentOf({
    places: placesIn(dir),
    ports: await keepPorts(join(dir, "other-ports.json"), true),
    secrets: keepSecrets(join(dir, "secrets.json")),
    given,
    cluster: false,
  });
  expect(env.REDIS_URL).toBe("redis://elsewhere:6379");
  expect(env.DATABASE_URL).toMatch(/^mysql:\/\/kaimu:\w+@127\.0\.0\.1:\d+\/kaimu$/);
  expect(env).toHaveProperty("ALIPAY_SANDBOX_PRIVATE_KEY");
  for (const name of ["ALIPAY_SANDBOX_PRIVATE_KEY", "WECHAT_SANDBOX_PRIVATE_KEY", "WECHAT_MERCHANT_PUBLIC_KEY"])
    expect(withoutSandboxes(env)).not.toHaveProperty(name);
});

test("a build is made again when a source changes, not when a test or a document does", () => {
  writeFileSync(join(dir, "page.tsx"), "one");
  const before = fingerprint([dir]);
  writeFileSync(join(dir, "page.test.tsx"), "a test");
  writeFileSync(join(dir, "README.md"), "a document");
  expect(fingerprint([dir])).toBe(before);
  writeFileSync(join(dir, "page.tsx"), "two");
  expect(fingerprint([dir])).not.toBe(before);
});

test("a real Inngest server on PATH is found", () => {
  const bin = join(dir, "bin-of-somebody");
  expect(inngestBinary(bin)).toBeUndefined();
  writeFileSync(join(dir, "inngest-cli"), "");
  expect(inngestBinary(`${bin}:${dir}`)).toBe(join(dir, "inngest-cli"));
});

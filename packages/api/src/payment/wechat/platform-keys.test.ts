import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createBreaker } from "../../platform/breaker.ts";
import { readEnv } from "../../platform/env.ts";
import { eventually, refusalCode } from "../../testing/test-platform.ts";
import { wechatGateway } from "./wechat-gateway.ts";

/*
 * A sandbox of this file's own: its certificates are changed while others rely on theirs.
 */
let process_: ChildProcess;
let address: string;
beforeAll(async () => {
  const main = join(import.meta.dirname, "../../../../../local/payment/main.ts");
  const own = { PAYMENT_PORT: "0", PAYMENT_DATA_DIR: mkdtempSync(join(tmpdir(), "payment-")) };
  process_ = spawn(process.execPath, [main], { env: { ...process.env, ...own }, stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  process_.stdout?.setEncoding("utf8").on("data", (text) => {
    said += text;
  });
  address = await eventually(async () => /listens on (\S+)/.exec(said)?.[1]);
});
afterAll(() => process_.kill());

const keys = readEnv().merchants.wechat.WECHAT;
const gatewayWith = (change: object) => {
  if (!keys) throw new Error("no keys");
  const breaker = createBreaker({ name: "wechat", counts: () => false, refusal: () => new Error("open") });
  return wechatGateway({ ...keys, ...change }, address, breaker);
};
const byCertificate = { PUBLIC_KEY_ID: undefined, PUBLIC_KEY: undefined };
const rotate = (json: object) =>
  fetch(`${address}/control/rotate`, { method: "POST", body: JSON.stringify(json) }).then((answer) => answer.json());

it("without a public key answers are verified by platform certificates, which are fetched and change", async () => {
  const gateway = gatewayWith(byCertificate);
  expect(await gateway.query("W000001")).toEqual({ state: "unknown" });
  await rotate({});
  await eventually(async () =>
    gateway.query("W000001").then(
      ({ state }) => state === "unknown",
      () => false,
    ),
  );
  await rotate({ withdraw_old: true });
  await eventually(async () =>
    gateway.query("W000001").then(
      ({ state }) => state === "unknown",
      () => false,
    ),
  );
});

it("with a public key answers are verified by it, whatever becomes of certificates", async () => {
  const gateway = gatewayWith({});
  await rotate({ withdraw_old: true });
  expect(await gateway.query("W000001")).toEqual({ state: "unknown" });
});

it("nothing is believed with another APIv3 key, another public key, or when our own key is not WeChat's", async () => {
  const refused = (change: object) => refusalCode(gatewayWith(change).query("W000001"));
  expect(await refused({ PUBLIC_KEY: process.env.WECHAT_MERCHANT_PUBLIC_KEY })).toBe("GATEWAY_UNAVAILABLE");
  expect(await refused({ SERIAL_NO: "3775B6A45ACD588826D15E583A95F5DD00000009" })).toBe("GATEWAY_UNAVAILABLE");
  const withoutSeal = gatewayWith({ ...byCertificate, API_V3_KEY: "0".repeat(32) });
  expect(await refusalCode(withoutSeal.query("W000001"))).not.toBe("no refusal");
});

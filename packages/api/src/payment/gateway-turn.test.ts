import { describe, expect, it } from "vitest";
import { newId } from "../platform/ids.ts";
import { refusalCode, testPlatform } from "../testing/test-platform.ts";
import { takeGatewayTurn } from "./gateway-turn.ts";

const { system } = testPlatform();
const atRate = (perSecond: number) => ({ ...system, env: { ...system.env, REFUNDS_PER_SECOND: perSecond } });

describe("turns at a gateway", () => {
  it("are given so far apart as the gateway wants them, whoever asks, and each account has its own", async () => {
    const account = { id: newId() };
    const began = performance.now();
    await Promise.all(Array.from({ length: 21 }, () => takeGatewayTurn(atRate(50), account)));
    const took = performance.now() - began;
    // The first waits for nobody: twenty gaps of 20 ms.
    expect(took).toBeGreaterThan(380);
    const before = performance.now();
    await takeGatewayTurn(atRate(1), { id: newId() });
    expect(performance.now() - before).toBeLessThan(900);
  });

  it("are refused at once where one would wait too long", async () => {
    const [account, ctx] = [{ id: newId() }, atRate(1)];
    const asked = Array.from({ length: 12 }, () => refusalCode(takeGatewayTurn(ctx, account)));
    // Six come within five seconds; the others are not kept waiting for them.
    expect(await Promise.all(asked.slice(7))).toEqual(Array.from({ length: 5 }, () => "BUSY"));
  });

  it("are kept by each caller for himself while Redis is away", async () => {
    const redis = { evalsha: () => Promise.reject(new Error("away")) } as unknown as typeof system.redis;
    const began = performance.now();
    await takeGatewayTurn({ ...atRate(10), redis }, { id: newId() });
    expect(performance.now() - began).toBeGreaterThan(90);
  });
});

import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Context } from "../context.ts";
import { openPlatform } from "../open-platform.ts";
import { readEnv } from "../platform/env.ts";
import { asAppError } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { refusalCode, testPlatform } from "../testing/test-platform.ts";
import { askForProof } from "./challenge.ts";
import { newClient } from "./client.ts";

const { contextFor } = testPlatform();
const asker = (o: { device?: string; address?: string; proof?: string } = {}): Context =>
  contextFor({ kind: "anonymous" }, { address: o.address ?? newId(), client: newClient(o.device, o.proof) });

interface Asked {
  challenge: string;
  bits: number;
  puzzles: number;
}

async function asked(ctx: Context, action = "hold"): Promise<Asked> {
  const refusal = asAppError(await askForProof(ctx, action).catch((error) => error));
  expect(refusal?.code).toBe("CHALLENGE_REQUIRED");
  return refusal?.facts as unknown as Asked;
}

/** As a stranger would write it from the description alone. */
function solved({ challenge, bits, puzzles }: Asked): string {
  const block = Buffer.alloc(40);
  createHash("sha256").update(challenge).digest().copy(block);
  const nonces = Array.from({ length: puzzles }, (_, i) => {
    block.writeUInt32BE(i, 32);
    for (let nonce = 0; ; nonce++) {
      block.writeUInt32BE(nonce, 36);
      if (createHash("sha256").update(block).digest().readUInt32BE(0) < 2 ** (32 - bits)) return nonce.toString(36);
    }
  });
  return `${challenge}~${nonces.join(".")}`;
}

describe("a solved challenge", () => {
  it("lets one call of its action and device through, once", async () => {
    const device = newId();
    const proof = solved(await asked(asker({ device })));
    const call = asker({ device, proof });
    expect(await refusalCode(askForProof(call, "hold"))).toBe("no refusal");
    // Another limit of the same call takes the same proof; another call does not.
    expect(await refusalCode(askForProof(call, "hold"))).toBe("no refusal");
    expect(await refusalCode(askForProof(asker({ device, proof }), "hold"))).toBe("CHALLENGE_REQUIRED");
  });

  it("is worth nothing for another action, another device, or made up", async () => {
    const device = newId();
    const challenge = await asked(asker({ device }));
    const proof = solved(challenge);
    expect(await refusalCode(askForProof(asker({ device, proof }), "login"))).toBe("CHALLENGE_REQUIRED");
    expect(await refusalCode(askForProof(asker({ device: newId(), proof }), "hold"))).toBe("CHALLENGE_REQUIRED");
    const [action, id, expires, signature] = challenge.challenge.split(".");
    const nonces = proof.split("~")[1];
    for (const forged of [
      solved({ ...challenge, challenge: `${action}.${newId()}.${expires}.${signature}` }),
      solved({ ...challenge, challenge: `${action}.${id}.zzzzzzzz.${signature}` }),
      `${challenge.challenge}~${Array(challenge.puzzles).fill("0").join(".")}`,
      `${challenge.challenge}~${nonces?.split(".").slice(1).join(".")}`,
      `${challenge.challenge}~`,
      "~",
      "x".repeat(10_000),
    ])
      expect(await refusalCode(askForProof(asker({ device, proof: forged }), "hold"))).toBe("CHALLENGE_REQUIRED");
    expect(await refusalCode(askForProof(asker({ device, proof }), "hold"))).toBe("no refusal");
  });

  it("is taken from who came without a device and was given one with the challenge", async () => {
    const address = newId();
    const proof = solved(await asked(asker({ address })));
    expect(await refusalCode(askForProof(asker({ address, device: newId(), proof }), "hold"))).toBe("no refusal");
  });

  it("is not believed while nobody can say whether it was used: with Redis away the call is refused as busy", async () => {
    const device = newId();
    const proof = solved(await asked(asker({ device })));
    const away = openPlatform({ ...readEnv(), REDIS_URL: "redis://127.0.0.1:1" }, "test");
    expect(await refusalCode(askForProof({ ...asker({ device, proof }), redis: away.redis }, "hold"))).toBe("BUSY");
    await away.close();
  });
});

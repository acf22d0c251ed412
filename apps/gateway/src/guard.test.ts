import { createHash } from "node:crypto";
import { newDeviceCookie, newId, signSession, systemContext } from "@kaimu/api";
import superjson from "superjson";
import { describe, expect, it } from "vitest";
import { createBuyer } from "../../../packages/api/src/testing/factories.ts";
import { handle } from "./handle.ts";
import { serve } from "./testing/serve.ts";

const { platform, origin } = await serve(handle);
const { env } = platform;
const ctx = systemContext(platform);

const device = () => newDeviceCookie(env.AUTH_SECRET, false).split(";")[0] as string;

async function buyer(): Promise<string> {
  const accountId = await createBuyer(ctx);
  const token = await signSession(env.AUTH_SECRET, { audience: "buyer", accountId, sessionVersion: 1 });
  return `kaimu.web.session=${token}`;
}

/** A hold in a performance that nobody knows: what is counted is the attempt. */
async function hold(o: { cookies: string[]; address?: string; proof?: string }) {
  const input = { performanceId: newId(), clientKey: newId(), items: [{ offerId: newId(), quantity: 1 }] };
  const answer = await fetch(`${origin}/trpc/inventory.hold`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      cookie: o.cookies.join("; "),
      "x-forwarded-for": o.address ?? newId(),
      ...(o.proof ? { "x-kaimu-proof": o.proof } : {}),
    },
    body: JSON.stringify(superjson.serialize(input)),
  });
  const body = (await answer.json()) as {
    error: { json: { data: { refusal: { code: string; zh: string; facts?: Record<string, string | number> } } } };
  };
  return { status: answer.status, headers: answer.headers, refusal: body.error.json.data.refusal };
}

describe("the headers of a call that is limited", () => {
  it("tell policy and standing for account, device and address, and on refusal when to come again", async () => {
    const cookies = [await buyer(), device()];
    const first = await hold({ cookies });
    expect(first.headers.get("ratelimit-policy")?.split(", ").sort()).toEqual([
      '"hold-account";q=30;w=60',
      '"hold-address";q=12000;w=60',
      '"hold-device";q=60;w=60',
      '"hold-performance";q=20000;w=1',
    ]);
    expect(first.headers.get("ratelimit")).toMatch(/"hold-account";r=29;t=(59|60)/);
    expect(first.headers.get("retry-after")).toBeNull();
    expect(first.headers.get("set-cookie")).toBeNull();
    for (let n = 0; n < 29; n++) await hold({ cookies });
    const refused = await hold({ cookies });
    expect([refused.status, refused.refusal.code]).toEqual([429, "TOO_MANY_REQUESTS"]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(30);
    expect(refused.headers.get("ratelimit")).toMatch(/"hold-account";r=0;t=\d+/);
    // The session does not help, nor does another device: it is the account's limit.
    expect((await hold({ cookies: [cookies[0] as string, device()] })).status).toBe(429);
    // Another buyer of the same address is not concerned.
    expect((await hold({ cookies: [await buyer(), device()] })).status).not.toBe(429);
  });
});

describe("a browser without a device's cookie", () => {
  it("is given one, once, that scripts do not see; a forged one is replaced", async () => {
    const session = await buyer();
    const given = (await hold({ cookies: [session] })).headers.get("set-cookie");
    expect(given).toMatch(/^kaimu\.device=[\w-]+\.[\w-]+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
    const mine = given?.split(";")[0] as string;
    expect((await hold({ cookies: [session, mine] })).headers.get("set-cookie")).toBeNull();
    expect((await hold({ cookies: [session, `${mine}x`] })).headers.get("set-cookie")).toMatch(/^kaimu\.device=/);
  });
});

describe("a device that many accounts use", () => {
  it("is asked to solve a challenge, and may go on when it has", async () => {
    const mine = device();
    for (let n = 0; n < 5; n++)
      expect((await hold({ cookies: [await buyer(), mine] })).refusal.code).not.toMatch(/CHALL/);
    const sixth = [await buyer(), mine];
    const asked = await hold({ cookies: sixth });
    expect([asked.status, asked.refusal.code]).toEqual([403, "CHALLENGE_REQUIRED"]);
    expect(asked.refusal.zh).toContain("正在确认");
    const proof = solved(asked.refusal.facts as never);
    const passed = await hold({ cookies: sixth, proof });
    expect(passed.refusal.code).toBe((await hold({ cookies: [await buyer(), device()] })).refusal.code);
    expect((await hold({ cookies: sixth, proof })).refusal.code).toBe("CHALLENGE_REQUIRED");
  });
});

function solved({ challenge, bits, puzzles }: { challenge: string; bits: number; puzzles: number }): string {
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

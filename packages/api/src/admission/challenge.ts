import { createHash, randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { isSameText, signText } from "../platform/crypto.ts";
import { AppError } from "../platform/errors.ts";
import { challengesTotal } from "../platform/metrics.ts";

/**
 * Proof of work for whoever looks like a machine: some SHA-256 puzzles that cost a phone about a second and a farm of accounts a second for
 * each try. No pictures: nobody is kept out by his eyes or hands. A challenge is bound to one action and one device, ends after two minutes, is
 * checked without having been kept, and works once.
 */
const bits = 13;
/** Many easy puzzles instead of one hard: the time they take together hardly varies, and progress can be told. */
const puzzles = 16;
const livesMs = 120_000;

type Asker = Pick<Context, "redis" | "env" | "address" | "client">;

/** Lets a call through that brings a solved challenge for this action; throws CHALLENGE_REQUIRED with a new one otherwise, BUSY with Redis away. */
export async function askForProof(ctx: Asker, action: string): Promise<void> {
  const { client } = ctx;
  if (client?.proven === action) return;
  if (client?.proof && (await isProof(ctx, action, client.proof))) {
    client.proven = action;
    challengesTotal.inc({ result: "solved" });
    return;
  }
  challengesTotal.inc({ result: client?.proof ? "refused" : "asked" });
  throw new AppError("CHALLENGE_REQUIRED", {
    facts: { challenge: newChallenge(ctx, action), bits, puzzles },
    detail: action,
  });
}

/** `action.id.expires.signature`: whom it is for is signed, not told. */
function newChallenge(ctx: Asker, action: string): string {
  const text = `${action}.${randomUUID()}.${(Date.now() + livesMs).toString(36)}`;
  return `${text}.${signature(ctx, text, ctx.client?.device ?? ctx.address)}`;
}

/** `proof` is the challenge and its nonces: `challenge~n1.n2.…` */
async function isProof(ctx: Asker, action: string, proof: string): Promise<boolean> {
  if (proof.length > 400) return false;
  const [challenge = "", nonces = ""] = proof.split("~");
  const [named, id = "", expires = "", signed = ""] = challenge.split(".");
  if (named !== action || !(Number.parseInt(expires, 36) > Date.now())) return false;
  const text = `${named}.${id}.${expires}`;
  // Who came without a device was given one with the challenge, and comes back with it.
  const owners = [ctx.client?.device, ctx.address].filter((owner) => owner !== undefined);
  if (!owners.some((owner) => isSameText(signed, signature(ctx, text, owner)))) return false;
  if (!solves(challenge, nonces.split("."))) return false;
  const first = await ctx.redis.set(`challenge:${id}`, 1, "PX", livesMs, "NX").catch((cause) => {
    throw new AppError("BUSY", { detail: "challenge", cause });
  });
  return first === "OK";
}

/** Puzzle i: the first `bits` bits of SHA-256(SHA-256(challenge) ‖ i ‖ nonce) are zero; i and nonce are 32-bit big endian. */
function solves(challenge: string, nonces: string[]): boolean {
  if (nonces.length !== puzzles) return false;
  const block = Buffer.alloc(40);
  createHash("sha256").update(challenge).digest().copy(block);
  return nonces.every((text, i) => {
    const nonce = Number.parseInt(text, 36);
    if (!(nonce >= 0 && nonce <= 0xffff_ffff)) return false;
    block.writeUInt32BE(i, 32);
    block.writeUInt32BE(nonce, 36);
    return createHash("sha256").update(block).digest().readUInt32BE(0) >>> (32 - bits) === 0;
  });
}

function signature(ctx: Asker, text: string, owner: string): string {
  return signText(ctx.env.AUTH_SECRET, "challenge", `${text}\0${owner}`);
}

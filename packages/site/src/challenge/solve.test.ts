import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { sha256 } from "./sha256.ts";
import { solve } from "./solve.ts";

const hex = (words: Int32Array) => Array.from(words, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");

describe("SHA-256 as the page computes it", () => {
  it("is the standard's, for every length around the ends of blocks", () => {
    for (let length = 0; length < 200; length++) {
      const text = "Kaimu!-".repeat(30).slice(0, length);
      expect(hex(sha256(text))).toBe(createHash("sha256").update(text).digest("hex"));
    }
  });
});

describe("solving a challenge", () => {
  const challenge = { challenge: "hold.0b8f.mabc.sig", bits: 12, puzzles: 6 };

  it("gives a nonce for each puzzle that the server's rule accepts, and tells how far it is", async () => {
    const told: number[] = [];
    const proof = await solve(challenge, (part) => told.push(part));
    expect(told.at(0)).toBe(0);
    expect(told.at(-1)).toBe(1);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    const [text, nonces = ""] = proof.split("~");
    expect(text).toBe(challenge.challenge);
    const seed = createHash("sha256").update(challenge.challenge).digest();
    expect(nonces.split(".")).toHaveLength(6);
    nonces.split(".").forEach((nonce, i) => {
      const tail = Buffer.alloc(8);
      tail.writeUInt32BE(i, 0);
      tail.writeUInt32BE(Number.parseInt(nonce, 36), 4);
      const hash = createHash("sha256")
        .update(Buffer.concat([seed, tail]))
        .digest();
      expect(hash.readUInt32BE(0) < 2 ** 20).toBe(true);
    });
  });

  it("leaves the page its turns meanwhile", async () => {
    let turns = 0;
    const ticking = setInterval(() => {
      turns += 1;
    }, 1);
    await solve({ ...challenge, bits: 14, puzzles: 16 });
    clearInterval(ticking);
    expect(turns).toBeGreaterThan(2);
  });
});

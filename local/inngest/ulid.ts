/** ULIDs: 48 bits of time and 80 of chance in 26 letters that sort by time. https://github.com/ulid/spec */
import { randomFillSync } from "node:crypto";

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const last = { time: 0, entropy: new Uint8Array(10) };

/** A fresh ULID of this time (ms), above those given out before in the same millisecond. */
export function newUlid(time: number): string {
  if (time === last.time) increment(last.entropy);
  else {
    last.time = time;
    randomFillSync(last.entropy);
  }
  return ulid(time, last.entropy);
}

/** The ULID of this time (ms) and these ten bytes: the same again for the same. */
export function ulid(time: number, entropy: Uint8Array): string {
  return timeLetters(time) + entropyLetters(entropy);
}

/** The smallest ULID of this time (ms): ids below it are older. */
export function oldestUlid(time: number): string {
  return `${timeLetters(time)}0000000000000000`;
}

/**
 * The id of the event at `index` of a request with the header `x-inngest-event-id-seed` (`<ms>,<base64 of ten bytes>`),
 * so that a request sent again names the same events; undefined when the header is not of that shape.
 */
export function seededUlid(seed: string, index: number): string | undefined {
  const [time, chance] = seed.split(",");
  const entropy = Buffer.from(chance ?? "", "base64");
  if (!Number.isSafeInteger(Number(time)) || entropy.length !== 10) return undefined;
  const at = entropy.readUInt32BE(6) ^ index;
  entropy.writeUInt32BE(at >>> 0, 6);
  return ulid(Number(time), entropy);
}

function increment(bytes: Uint8Array): void {
  for (let i = bytes.length - 1; i >= 0; i--) {
    const sum = (bytes[i] ?? 0) + 1;
    bytes[i] = sum;
    if (sum < 256) return;
  }
}

function timeLetters(time: number): string {
  let rest = time;
  let text = "";
  for (let i = 0; i < 10; i++) {
    text = LETTERS.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

function entropyLetters(entropy: Uint8Array): string {
  let text = "";
  let bits = 0;
  let value = 0;
  for (const byte of entropy) {
    value = ((value << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += LETTERS.charAt((value >> bits) & 31);
    }
  }
  return text;
}

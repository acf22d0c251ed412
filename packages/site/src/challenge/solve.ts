import { compress, initial, sha256 } from "./sha256.ts";

/** A challenge as a refused call carries it; see packages/api/src/admission/challenge.ts. */
export interface Challenge {
  challenge: string;
  bits: number;
  puzzles: number;
}

/** The page gets a turn this often: it stays usable while it works. */
const sliceMs = 12;

/**
 * Solves a challenge, about a second's work on a phone, in slices between which the page lives on. Gives the proof to send with the call; tells
 * how far it is, from 0 to 1.
 */
export async function solve(o: Challenge, tell: (part: number) => void = () => {}): Promise<string> {
  const block = new Int32Array(16);
  block.set(sha256(o.challenge));
  block[10] = 0x80000000 | 0;
  block[15] = 40 * 8;
  const hash = new Int32Array(8);
  const nonces: string[] = [];
  let sliceEnds = performance.now() + sliceMs;
  tell(0);
  for (let puzzle = 0; puzzle < o.puzzles; puzzle++) {
    block[8] = puzzle;
    for (let nonce = 0; ; nonce++) {
      block[9] = nonce;
      compress(initial, block, hash);
      if ((hash[0] as number) >>> (32 - o.bits) === 0) {
        nonces.push(nonce.toString(36));
        break;
      }
      if (nonce % 256 === 255 && performance.now() > sliceEnds) {
        await aTurn();
        sliceEnds = performance.now() + sliceMs;
      }
    }
    tell((puzzle + 1) / o.puzzles);
  }
  return `${o.challenge}~${nonces.join(".")}`;
}

/** Lets everything else on the page go first. A message channel, since timers wait at least four milliseconds, and a second in the background. */
function aTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

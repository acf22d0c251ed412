/*
 * SHA-256, written out: the browser's own works only over TLS, and gives one hash a promise, which takes longer than the hash. Source: FIPS 180-4.
 */

/** The constants are the fractional parts of the cube roots, and the first state of the square roots, of the first primes. */
const k = new Int32Array(64);
/** The state before the first block. */
export const initial = new Int32Array(8);
for (let n = 2, found = 0; found < 64; n++) {
  let prime = true;
  for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
  if (!prime) continue;
  k[found] = ((Math.cbrt(n) % 1) * 2 ** 32) | 0;
  if (found < 8) initial[found] = ((Math.sqrt(n) % 1) * 2 ** 32) | 0;
  found += 1;
}

const w = new Int32Array(64);

/** Takes one block of sixteen words into `state` and writes the state after it to `out`. */
export function compress(state: Int32Array, block: Int32Array, out: Int32Array): void {
  w.set(block);
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15] as number;
    const y = w[i - 2] as number;
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[i] = ((w[i - 16] as number) + s0 + (w[i - 7] as number) + s1) | 0;
  }
  let a = state[0] as number;
  let b = state[1] as number;
  let c = state[2] as number;
  let d = state[3] as number;
  let e = state[4] as number;
  let f = state[5] as number;
  let g = state[6] as number;
  let h = state[7] as number;
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (k[i] as number) + (w[i] as number)) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  out[0] = (a + (state[0] as number)) | 0;
  out[1] = (b + (state[1] as number)) | 0;
  out[2] = (c + (state[2] as number)) | 0;
  out[3] = (d + (state[3] as number)) | 0;
  out[4] = (e + (state[4] as number)) | 0;
  out[5] = (f + (state[5] as number)) | 0;
  out[6] = (g + (state[6] as number)) | 0;
  out[7] = (h + (state[7] as number)) | 0;
}

/** The hash of an ASCII text, as eight words. */
export function sha256(text: string): Int32Array {
  const blocks = Math.ceil((text.length + 9) / 64);
  const words = new Int32Array(blocks * 16);
  for (let i = 0; i < text.length; i++)
    words[i >> 2] = (words[i >> 2] as number) | (text.charCodeAt(i) << (24 - (i % 4) * 8));
  words[text.length >> 2] = (words[text.length >> 2] as number) | (0x80 << (24 - (text.length % 4) * 8));
  words[words.length - 1] = text.length * 8;
  const state = initial.slice();
  for (let at = 0; at < words.length; at += 16) compress(state, words.subarray(at, at + 16), state);
  return state;
}

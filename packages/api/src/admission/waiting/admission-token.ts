import { isSameText, signText } from "../../platform/crypto.ts";

/** What a token says beside whose it is and for what: the place (queue and number), which counts once, and until when. */
export interface AdmissionToken {
  queue: string;
  number: number;
  /** Ms since the epoch, on Redis's clock. */
  endsAt: number;
}

interface Bearer {
  performanceId: string;
  accountId: string;
}

/** No token lasts longer than this from when its owner was let in. */
export const tokenMs = 600_000;

/** `queue.number.endsAt.signature`. Account and performance are signed, not carried: with another's the signature is wrong. */
export function signAdmission(secret: string, of: Bearer, token: AdmissionToken): string {
  const said = `${token.queue}.${token.number}.${token.endsAt}`;
  return `${said}.${signatureOf(secret, of, said)}`;
}

/** What a token says, if it was signed here for this account and this performance; undefined otherwise. Whether it has ended is the caller's. */
export function readAdmission(secret: string, of: Bearer, token: string): AdmissionToken | undefined {
  const at = token.lastIndexOf(".");
  const said = token.slice(0, Math.max(at, 0));
  const [queue, number, endsAt, ...more] = said.split(".");
  if (!queue || !number || !endsAt || more.length > 0) return undefined;
  if (!isSameText(token.slice(at + 1), signatureOf(secret, of, said))) return undefined;
  return { queue, number: Number(number), endsAt: Number(endsAt) };
}

function signatureOf(secret: string, of: Bearer, said: string): string {
  return signText(secret, "admission", `${of.performanceId}\0${of.accountId}\0${said}`);
}

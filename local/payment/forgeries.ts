// Notifications the merchant must not believe. Those with a good signature stand for another app's or another order's notification sent to
// this address, or a vendor's mistake; those without one, for anybody on the internet, who may well have seen a genuine notification's id.

export const FORGERIES = [
  "bad_signature",
  "unsigned",
  "truncated",
  "wrong_amount",
  "wrong_currency",
  "wrong_app",
  "wrong_seller",
  "unknown_order",
  // WeChat's alone: signed ten minutes ago, by a key it never listed, sealed with another merchant's key, and its own probe of our checks.
  "stale",
  "unknown_serial",
  "wrong_seal",
  "signature_probe",
] as const;
export type Forgery = (typeof FORGERIES)[number];

/** A number like this one that is somebody else's, whichever number a platform was given. */
export function strangerTo(id: string): string {
  return `${id.slice(0, -1)}${id.endsWith("9") ? "8" : "9"}`;
}

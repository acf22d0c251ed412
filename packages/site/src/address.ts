/**
 * The client's address, for rate limits. Nginx always overwrites x-forwarded-for with the one address it saw; should
 * several stand there, only the last was written by a machine of ours.
 */
export function clientAddress(forwardedFor: string | null | undefined): string {
  return forwardedFor?.split(",").at(-1)?.trim() || "local";
}

import type { Standing } from "./shares.ts";

/** What is known of the browser a call comes from, beside who is signed in there. */
export interface Client {
  /** The id in the device's cookie; undefined when it brought none of ours. */
  device: string | undefined;
  /** A solved challenge, as it was sent. */
  proof: string | undefined;
  /** What `proof` was found to be good for, so that several limits of one call take the same. */
  proven: string | undefined;
  /** Where the caller stands at the limits that this call has met: the answer's RateLimit headers. */
  standings: Standing[];
}

/** A client that has shown nothing yet. */
export function newClient(device?: string, proof?: string): Client {
  return { device, proof, proven: undefined, standings: [] };
}

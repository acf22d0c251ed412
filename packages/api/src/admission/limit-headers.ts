import { type LimitName, limits } from "./limits.ts";
import type { Standing } from "./shares.ts";

const policies = new Map<LimitName, string>(
  Object.entries(limits).map(([name, { max, seconds }]) => [name as LimitName, `"${name}";q=${max};w=${seconds}`]),
);

/**
 * The headers that tell a caller where he stands: `RateLimit-Policy: "hold-account";q=30;w=60` and `RateLimit: "hold-account";r=29;t=60`, r calls
 * left for t seconds. Source: draft-ietf-httpapi-ratelimit-headers. Undefined when no limit was met.
 */
export function limitHeaders(
  standings: readonly Standing[],
): { "ratelimit-policy": string; ratelimit: string } | undefined {
  const [first, ...more] = standings;
  if (!first) return undefined;
  let policy = policies.get(first.name) ?? "";
  let state = stateOf(first);
  for (const standing of more) {
    policy += `, ${policies.get(standing.name)}`;
    state += `, ${stateOf(standing)}`;
  }
  return { "ratelimit-policy": policy, ratelimit: state };
}

const stateOf = ({ name, left, resetSeconds }: Standing) => `"${name}";r=${left};t=${resetSeconds}`;

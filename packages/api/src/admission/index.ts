/**
 * Admission: who may come in, and how fast.
 *
 * Owns the Redis keys limit:*.
 * Promises: a limit holds over all processes, and fails closed.
 */
export { rateLimit } from "./rate-limit.ts";

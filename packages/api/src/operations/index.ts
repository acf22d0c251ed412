/**
 * Operations: what the platform's own people see and do.
 *
 * Owns no tables yet. Promises: every number is read from the stores when it is asked for.
 */
export { type Overview, readOverview } from "./read-overview.ts";

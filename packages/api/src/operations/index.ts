/**
 * Operations: what the platform's own people see and do.
 *
 * Owns no tables yet. Promises: every number is read from the stores when it is asked for; what a store or server does not tell is
 * said to be missing, never made up.
 */
export { type FailedJob, type FailedJobs, failedJobs } from "./failed-jobs.ts";
export { type Overview, readOverview } from "./read-overview.ts";
export { readSale, type SaleBoard } from "./read-sale.ts";
export { showBacklog } from "./show-backlog.ts";

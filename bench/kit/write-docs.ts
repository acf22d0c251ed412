import type { Report } from "./report.ts";

/** Makes tables and plots of docs/performance.md anew from a run. */
export function writeDocs(_report: Report): void {}

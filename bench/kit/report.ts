import { cpus, totalmem } from "node:os";
import type { Asked } from "./arguments.ts";
import type { Table } from "./bench.ts";
import type { Figure } from "./figure.ts";

/** All that a run has measured: what .kaimu/bench/figures.json holds and docs/performance.md is made from. */
export interface Report {
  at: string;
  machine: string;
  asked: Asked;
  benches: BenchReport[];
  seconds?: number;
}

export interface BenchReport {
  name: string;
  about: string;
  figures: Figure[];
  tables: Table[];
  /** Measured once, however many repeats were asked for. */
  once: boolean;
  /** Why it has no figures. */
  failed?: string;
}

export function machineOf(): string {
  const cores = cpus();
  return `${cores.length} × ${cores[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
}

/** What a bench is, and what it is given. Types only: benches are loaded when the platform runs, since a fresh clone has no database client before. */
import type { Context } from "@kaimu/api";
import type { Platform } from "../../local/start/platform.ts";

/** One bench: opened once, measured as often as there are repeats, closed once. */
export interface Bench {
  /** As in `--only`, and the first word of its figures' names. */
  name: string;
  /** What it measures and how, in two or three sentences: they stand above its figures in docs/performance.md. */
  about: string;
  /** Prepares what all repeats share; nothing of it counts. */
  open(kit: Kit): Promise<OpenBench>;
}

export interface OpenBench {
  /** One repeat, from 0. Every repeat gives the same figures; the runner takes the median and names the worst. */
  measure(repeat: number): Promise<Measured[]>;
  /** Tables and plots for docs/performance.md, asked after the last repeat. */
  tables?(): Table[];
  close?(): Promise<void>;
}

/** One figure of one repeat. */
export interface Measured {
  /** Unique over all benches: the bench's name, or that and more words ("hold-http-p99"). */
  name: string;
  value: number;
  /** Measured by the same client in the same repeat. The ratio is value / baseline. */
  baseline?: number;
  /** "1/s", "ms", "bytes", …; that of the baseline too. */
  unit: string;
  /** A figure without a goal is told, not judged. */
  goal?: Goal;
  /** Said in the documentation beside the figure, never in its line. */
  note?: string;
}

export interface Goal {
  of: "ratio" | "value";
  atLeast?: number;
  atMost?: number;
}

export interface Table {
  title: string;
  /** A line or two under the title. */
  about?: string;
  columns: string[];
  rows: (string | number)[][];
  /** Drawn under the table, from numbers of its own: x may be logarithmic. */
  plot?: Plot;
}

export interface Plot {
  /** The file's name without ending, in docs/performance/. */
  file: string;
  title: string;
  x: { label: string; log?: boolean };
  y: { label: string; log?: boolean };
  series: { name: string; points: [x: number, y: number][] }[];
}

export interface Kit {
  /** A line of progress. */
  say(line: string): void;
  /** Whatever is drawn by lot comes from it, so that a run can be repeated. */
  seed: number;
  /** Smaller and shorter, to see that everything works; its figures mean little. */
  quick: boolean;
  /** The private stores and the gateway, with their addresses (`platform.urls.gateway`, `platform.env.REDIS_URL`). */
  platform: Platform;
  /** The product's own context on these stores, as the platform's jobs have it. */
  ctx: Context;
}

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Table } from "./bench.ts";
import { type Figure, goalText, shortNumber } from "./figure.ts";
import { svgOf } from "./plot.ts";
import type { BenchReport, Report } from "./report.ts";

const docs = join(import.meta.dirname, "../../docs");
const page = join(docs, "performance.md");
const pictures = join(docs, "performance");
const [begin, end] = [
  "<!-- measured: written by npm run bench -- --write-docs -->",
  "<!-- end of what is measured -->",
];

/** Makes the tables and plots of docs/performance.md anew from a run; what people wrote around them stays. */
export function writeDocs(report: Report): void {
  const text = readFileSync(page, "utf8");
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`${page} has lost the marks between which it is made`);
  mkdirSync(pictures, { recursive: true });
  for (const { plot } of report.benches.flatMap(({ tables }) => tables))
    if (plot) writeFileSync(join(pictures, `${plot.file}.svg`), svgOf(plot));
  const made = [said(report), ...report.benches.map(sectionOf)].join("\n\n");
  writeFileSync(page, `${before}${begin}\n\n${made}\n\n${end}${after}`);
}

function said({ at, machine, asked, seconds, benches }: Report): string {
  const figures = benches.flatMap((bench) => bench.figures);
  const short = figures.filter(({ ok }) => !ok).map(({ name }) => name);
  const repeats = asked.repeats === 1 ? "once" : `${asked.repeats} times, the median stands, the worst beside it`;
  return [
    `Measured ${at.slice(0, 16).replace("T", " ")} UTC on ${machine}, all processes on that machine; seed ${asked.seed}; each figure ${repeats}; ${seconds} s in all` +
      `${asked.quick ? ", quick: these figures mean little" : ""}.`,
    `${figures.filter(({ goal }) => goal).length} goals, ${short.length === 0 ? "all reached" : `short of: ${short.join(", ")}`}.`,
  ].join(" ");
}

function sectionOf({ name, about, figures, tables, failed }: BenchReport): string {
  const parts = [`## ${name}`, about];
  if (failed) parts.push(`It broke: \`${failed}\``);
  if (figures.length > 0)
    parts.push(
      markdown(
        ["figure", "value", "baseline", "ratio", "goal", "worst", ""],
        figures.map((figure) => [`\`${figure.name}\``, ...cells(figure)]),
      ),
      figures.flatMap(({ name: one, note }) => (note ? [`- \`${one}\`: ${note}.`] : [])).join("\n"),
    );
  return [...parts, ...tables.map(tableOf)].filter(Boolean).join("\n\n");
}

function cells({ value, baseline, ratio, goal, worst, unit, ok }: Figure): string[] {
  const told = (n: number | null) => (n === null ? "" : shortNumber(n));
  const judged = goal ? (ok ? "ok" : "**short**") : "";
  return [`${told(value)} ${unit}`, told(baseline), told(ratio), goal ? goalText(goal) : "", told(worst), judged];
}

function tableOf({ title, about, columns, rows, plot }: Table): string {
  const drawn = plot ? [`![${plot.title}](performance/${plot.file}.svg)`] : [];
  return [`### ${title}`, ...(about ? [about] : []), markdown(columns, rows), ...drawn].join("\n\n");
}

function markdown(columns: string[], rows: (string | number)[][]): string {
  const line = (cells: (string | number)[]) => `| ${cells.join(" | ")} |`;
  return [line(columns), line(columns.map(() => "---")), ...rows.map(line)].join("\n");
}

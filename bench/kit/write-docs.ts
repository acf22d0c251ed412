import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { benches } from "../benches.ts";
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

/** Makes the tables and plots of docs/performance.md anew from a run; what people wrote around them stays, and what the run has not measured. */
export function writeDocs(report: Report): void {
  const text = readFileSync(page, "utf8");
  const [before, rest] = text.split(begin);
  const [measured, after] = rest?.split(end) ?? [];
  if (before === undefined || measured === undefined || after === undefined)
    throw new Error(`${page} has lost the marks between which it is made`);
  mkdirSync(pictures, { recursive: true });
  for (const { plot } of report.benches.flatMap(({ tables }) => tables))
    if (plot) writeFileSync(join(pictures, `${plot.file}.svg`), svgOf(plot));
  const sections = new Map(measured.split(/^(?=## )/m).map((section) => [nameOf(section), section.trim()]));
  for (const bench of report.benches) sections.set(bench.name, `${sectionOf(bench)}\n\n${said(report, bench)}`);
  const made = benches.flatMap(({ name }) => sections.get(name) ?? []);
  writeFileSync(page, `${before}${begin}\n\n${[goalsOf(made), ...made].join("\n\n")}\n\n${end}${after}`);
}

const nameOf = (section: string) => /^## (.*)/.exec(section)?.[1];

/** How many goals there are, and which are missed: read from the tables, since not all are of one run. */
function goalsOf(sections: string[]): string {
  const rows = sections.flatMap((section) =>
    section.split("\n").filter((line) => /\| (ok|\*\*short\*\*) \|$/.test(line)),
  );
  const short = rows.filter((row) => row.includes("**short**")).map((row) => row.split("|")[1]?.trim());
  return `${rows.length} goals, ${short.length === 0 ? "all reached" : `short of: ${short.join(", ")}`}.`;
}

function said({ at, machine, asked }: Report, { once }: BenchReport): string {
  const repeats = once ? "once" : `${asked.repeats} times, the median stands, the worst beside it`;
  return (
    `Measured ${repeats}, on ${at.slice(0, 16).replace("T", " ")} UTC, on ${machine}, all processes on that machine; seed ${asked.seed}` +
    `${asked.quick ? "; quick: these figures mean little" : ""}.`
  );
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

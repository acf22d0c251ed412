/** What stands in a cell: a number, a number as it is to be written ("-12.50"), or text, which is never taken for a formula. */
export type Cell = string | number | { number: string };

/**
 * Rows as a CSV file that Excel opens as it is: UTF-8 with its mark, a comma between cells, CRLF after each row. Text that a spreadsheet would
 * take for a formula gets an apostrophe before it (OWASP, CSV injection).
 */
export function csvFile(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cellText).join(",")}\r\n`).join("")}`;
}

function cellText(cell: Cell): string {
  if (typeof cell === "number") return String(cell);
  if (typeof cell === "object") return cell.number;
  const harmless = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

import { EmptyState } from "@kaimu/ui";
import type { ReactNode } from "react";

/** One column: its head, what it shows of a row, and whether figures stand at its right. */
export interface Column<Row> {
  head: string;
  cell: (row: Row) => ReactNode;
  figures?: boolean;
}

/** A list; on a phone each row is a block. Says so when it is empty. */
export function ListTable<Row extends { id: string }>(o: {
  rows: Row[];
  columns: Column<Row>[];
  empty: string;
  emptyText?: string;
}) {
  if (o.rows.length === 0) return <EmptyState icon="check" title={o.empty} text={o.emptyText} />;
  const [first, ...rest] = o.columns;
  return (
    <table className="stacked tabular w-full border-collapse border border-line bg-sheet text-sm">
      <thead>
        <tr>
          {o.columns.map(({ head, figures }) => (
            <th key={head} scope="col" className={figures ? "text-right" : ""}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {o.rows.map((row) => (
          <tr key={row.id}>
            <th scope="row" className="whitespace-nowrap">
              {first?.cell(row)}
            </th>
            {rest.map(({ head, cell, figures }) => (
              <td key={head} data-label={head} className={figures ? "md:text-right" : ""}>
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

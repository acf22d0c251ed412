import type { Locale } from "@kaimu/site/locale";
import { Money } from "@kaimu/ui";
import { messages } from "../../../messages/index.ts";
import { ListTable } from "../list-table.tsx";
import type { Payable } from "../shapes.ts";
import { RecordPayout } from "./record.tsx";

/** Every organizer with what it can be paid for the days up to one. */
export function PayableTable(o: { organizers: Payable[]; toDay: string; locale: Locale }) {
  const words = messages[o.locale].payouts;
  const nameOf = (one: Payable) => (o.locale === "zh" ? one.name : one.nameEn || one.name);
  const action = (one: Payable) => {
    if (one.waits) return <span className="text-warn">{words.waits}</span>;
    if (one.payableFen <= 0) return <span className="text-ink-3">{words.nothing}</span>;
    const { id: organizerId, payableFen } = one;
    return <RecordPayout {...{ organizerId, payableFen, name: nameOf(one), toDay: o.toDay, locale: o.locale }} />;
  };
  return (
    <ListTable
      rows={o.organizers}
      empty={messages[o.locale].board.lists.empty}
      columns={[
        { head: words.organizer, cell: nameOf },
        { head: words.payable, cell: (row) => <Money fen={row.payableFen} />, figures: true },
        { head: words.paidUpTo, cell: (row) => row.paidUpTo ?? words.never },
        { head: words.record, cell: action },
      ]}
    />
  );
}

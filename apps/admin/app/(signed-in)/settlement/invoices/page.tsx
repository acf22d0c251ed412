import { locale } from "@kaimu/site/locale";
import { requireSignIn, serverCaller } from "@kaimu/site/server";
import { Pager } from "@kaimu/site/staff";
import { buttonClass, EmptyState } from "@kaimu/ui";
import Link from "next/link";
import { notFound } from "next/navigation";
import { messages } from "../../../../messages/index.ts";
import { textIn } from "../../search-text.ts";
import { foundOr404 } from "../../shows/own-event.ts";
import type { InvoiceList } from "../../shows/shapes.ts";
import { InvoiceTable } from "./invoice-table.tsx";

type Search = Promise<Record<string, string | string[] | undefined>>;
type State = InvoiceList["invoices"][number]["state"];

/** Electronic invoices of one organizer's orders, newest first, by state. */
export default async function InvoicesPage({ searchParams }: { searchParams: Search }) {
  await requireSignIn("organizer", "/settlement");
  const language = await locale();
  const words = messages[language].invoices;
  const one = textIn(await searchParams);
  const [organizerId, state, after] = [one("organizer"), one("state"), one("after")];
  if (!organizerId) notFound();
  const { invoices, next } = await foundOr404(
    (await serverCaller.admin()).invoice.list({
      ...{ organizerId, cursor: after, limit: 50 },
      state: state as State | undefined,
    }),
  );
  return (
    <>
      <div className="grid max-w-3xl gap-1 pb-5">
        <Link
          href={`/settlement?organizer=${organizerId}`}
          className="inline-flex min-h-touch items-center text-sm text-ink-2 hover:text-ink"
        >
          {words.back}
        </Link>
        <h1 className="text-section font-bold">{words.title}</h1>
        <p className="text-ink-2">{words.lead}</p>
      </div>
      <form action="/settlement/invoices" className="flex flex-wrap items-end gap-3 pb-4">
        <input type="hidden" name="organizer" value={organizerId} />
        <label className="grid gap-1 text-sm font-semibold text-ink-2">
          {words.state}
          <select
            name="state"
            defaultValue={state ?? ""}
            className="min-h-touch w-full rounded-control border border-line-strong bg-sheet px-3"
          >
            <option value="">{words.all}</option>
            {Object.entries(words.states).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className={buttonClass("quiet")}>
          {words.filter}
        </button>
      </form>
      {invoices.length > 0 ? (
        <InvoiceTable invoices={invoices} locale={language} />
      ) : (
        <EmptyState icon="order" title={words.empty} text={words.emptyText} />
      )}
      <Pager
        path="/settlement/invoices"
        query={{ organizer: organizerId, state }}
        {...{ after, next }}
        locale={language}
      />
    </>
  );
}

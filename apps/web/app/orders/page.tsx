import { requireSignIn, serverCaller } from "@kaimu/site/server";
import { buttonClass, EmptyState } from "@kaimu/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { pageLanguage } from "../../messages/page-language.ts";
import { OrderRow } from "../../orders/order-row.tsx";
import { onlyId, type SearchParams } from "../../reading/search-params.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageLanguage()).t.order.mine };
}

/** The buyer's orders, newest first, a page at a time. */
export default async function MyOrders({ searchParams }: { searchParams: SearchParams }) {
  await requireSignIn("buyer", "/orders");
  const cursor = onlyId((await searchParams).cursor);
  const [{ t, locale }, call] = await Promise.all([pageLanguage(), serverCaller.web()]);
  const { orders, next } = await call.ordering.myOrders({ limit: 10, cursor });
  return (
    <div className="page max-w-3xl pt-8">
      <h1 className="font-display text-title font-black">{t.order.mine}</h1>
      {orders.length === 0 && (
        <EmptyState icon="order" title={t.order.empty} text={t.order.emptyText}>
          <Link href="/" className={buttonClass("primary")}>
            {t.order.findShows}
          </Link>
        </EmptyState>
      )}
      <ul className="mt-3 divide-y divide-line">
        {orders.map((order) => (
          <li key={order.id}>
            <OrderRow order={order} locale={locale} t={t} />
          </li>
        ))}
      </ul>
      <p className="mt-6 flex justify-center gap-3">
        {cursor && (
          <Link href="/orders" className={buttonClass("plain")}>
            {t.order.newest}
          </Link>
        )}
        {next && (
          <Link href={`/orders?cursor=${next}`} className={buttonClass("quiet")}>
            {t.order.older}
          </Link>
        )}
      </p>
    </div>
  );
}

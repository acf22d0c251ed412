"use client";

import type { Locale } from "@kaimu/site/locale";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { messages } from "../../messages/index.ts";

const paths = {
  overview: "/",
  sales: "/sales",
  rooms: "/waiting-rooms",
  orders: "/orders",
  payments: "/payments",
  refunds: "/refunds",
  calledOff: "/called-off",
  goodwill: "/goodwill",
  coupons: "/coupons",
  invoices: "/invoices",
  agents: "/agents",
  payouts: "/payouts",
  bills: "/bills",
  ledger: "/ledger",
  outbox: "/outbox",
  jobs: "/jobs",
} as const;

/** The parts of this app, under the header's line. */
export function Sections({ locale }: { locale: Locale }) {
  const here = usePathname();
  const words = messages[locale].board.nav;
  return (
    <nav aria-label={words.label} className="mx-auto max-w-7xl overflow-x-auto px-4 sm:px-6">
      <ul className="flex gap-6 whitespace-nowrap">
        {Object.entries(paths).map(([name, path]) => (
          <li key={name}>
            <Link
              href={path}
              aria-current={path === here || (path !== "/" && here.startsWith(`${path}/`)) ? "page" : undefined}
              className="inline-flex min-h-touch items-center border-b-2 border-transparent text-sm text-ink-2 hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-semibold aria-[current=page]:text-ink"
            >
              {words[name as keyof typeof paths]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

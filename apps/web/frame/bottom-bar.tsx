"use client";
import { Icon, type IconName, type Locale } from "@kaimu/ui";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { messagesOf } from "../messages/index.ts";

/** The four ways through the site under a phone's thumb. */
export function BottomBar({ locale }: { locale: Locale }) {
  const path = usePathname();
  const t = messagesOf(locale).site;
  // Where one buys, the thumb's place belongs to the buy bar.
  if (["/shows/", "/performances/", "/passes/"].some((where) => path.startsWith(where))) return null;
  const ways: { href: string; icon: IconName; name: string }[] = [
    { href: "/", icon: "home", name: t.home },
    { href: "/orders", icon: "order", name: t.orders },
    { href: "/tickets", icon: "ticket", name: t.tickets },
    { href: "/account", icon: "person", name: t.account },
  ];
  return (
    <nav
      aria-label={t.navigation}
      className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-sheet pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="grid h-(--bottom-bar) grid-cols-4">
        {ways.map(({ href, icon, name }) => {
          const here = href === "/" ? path === "/" : path.startsWith(href);
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={here ? "page" : undefined}
                className={`grid h-full place-content-center justify-items-center gap-0.5 text-xs ${here ? "font-semibold text-accent" : "text-ink-2"}`}
              >
                <Icon name={icon} size={23} />
                {name}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

"use client";
import { Icon, type Locale } from "@kaimu/ui";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { type MouseEvent, useEffect, useRef, useState } from "react";
import { messagesOf } from "../messages/index.ts";
import { SearchBox } from "./search-box.tsx";

/** On a phone: a sign that opens the field over the whole width. Without scripts it leads to the search page, which has the field too. */
export function SearchOpener({ locale }: { locale: Locale }) {
  const t = messagesOf(locale).find;
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  const path = usePathname();
  const here = `${path}?${useSearchParams()}`;
  useEffect(() => {
    if (open) dialog.current?.showModal();
  }, [open]);
  // Wherever one has gone, the field has done its work.
  useEffect(() => setOpen(false), [here]);
  if (path === "/search") return null;
  return (
    <>
      <Link
        href="/search"
        aria-label={t.search}
        onClick={(event: MouseEvent<HTMLAnchorElement>) => {
          event.preventDefault();
          setOpen(true);
        }}
        className="grid size-11 place-items-center rounded-control hover:bg-sunk md:hidden"
      >
        <Icon name="search" size={23} />
      </Link>
      {open && (
        <dialog
          ref={dialog}
          aria-label={t.search}
          onClose={() => setOpen(false)}
          className="m-0 h-dvh max-h-none w-full max-w-none overflow-y-auto bg-paper p-4 text-ink"
        >
          <div className="flex items-start gap-1">
            <SearchBox locale={locale} autoFocus onLeave={() => dialog.current?.close()} />
            <button
              type="button"
              aria-label={t.close}
              onClick={() => dialog.current?.close()}
              className="grid size-11 shrink-0 place-items-center rounded-control hover:bg-sunk"
            >
              <Icon name="close" />
            </button>
          </div>
        </dialog>
      )}
    </>
  );
}

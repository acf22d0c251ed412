import type { ReactNode, RefObject } from "react";

/** A small form or choice over the page, as wide as a phone allows; `title` is the id of its heading. Opened by its `showModal`. */
export function OverPage(o: { dialog: RefObject<HTMLDialogElement | null>; title: string; children: ReactNode }) {
  return (
    <dialog
      ref={o.dialog}
      aria-labelledby={o.title}
      className="m-auto w-full max-w-[min(30rem,calc(100vw-2rem))] rounded-card bg-sheet p-6 text-ink ring-1 ring-line backdrop:bg-black/55"
    >
      {o.children}
    </dialog>
  );
}

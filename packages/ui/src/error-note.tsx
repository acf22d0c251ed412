import type { ReactNode } from "react";
import { Icon } from "./icons/icon.tsx";

/** What was refused, in words, and the way on. Read out at once. */
export function ErrorNote({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div role="alert" className="flex gap-3 rounded-control border-l-4 border-bad bg-bad-soft px-4 py-3 text-ink">
      <Icon name="alert" className="mt-0.5 shrink-0 text-bad" />
      <div className="grid min-w-0 gap-2">
        <p>{text}</p>
        {children && <div className="flex flex-wrap items-center gap-3">{children}</div>}
      </div>
    </div>
  );
}

import type { Messages } from "../messages/zh.ts";

/** The end of every page. */
export function Footer({ t }: { t: Messages }) {
  return (
    <footer className="mt-16 border-t border-line pb-[calc(var(--bottom-bar)+env(safe-area-inset-bottom))] md:pb-0">
      <div className="page py-8 text-sm text-ink-3">{t.site.footer}</div>
    </footer>
  );
}

import type { ReactNode } from "react";
import { Icon, type IconName } from "./icons/icon.tsx";

/** A place where nothing is yet: what it means and the way on. `whole` when the page is nothing else: its title is then the page's. */
export function EmptyState({
  icon,
  title,
  text,
  whole = false,
  children,
}: {
  icon: IconName;
  title: string;
  text?: ReactNode;
  whole?: boolean;
  children?: ReactNode;
}) {
  const Title = whole ? "h1" : "h2";
  return (
    <div className="grid justify-items-center gap-3 px-4 py-16 text-center">
      <span className="mb-1 grid size-16 place-items-center rounded-full bg-sunk text-ink-3">
        <Icon name={icon} size={30} />
      </span>
      <Title className="text-lg font-bold">{title}</Title>
      {text && <p className="max-w-md text-ink-2">{text}</p>}
      {children && <div className="mt-3 flex flex-wrap justify-center gap-3">{children}</div>}
    </div>
  );
}

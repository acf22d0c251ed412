"use client";
import { buttonClass } from "@kaimu/ui";
import { useEffect } from "react";

/** So long is the news read before the page goes on. */
const readMs = 3_500;

/**
 * The way on to buying: a link, and by itself after a moment. In a tab that nobody looks at it waits until it is looked at, or the
 * news in its name would be gone with the page. The queue is left behind: the way back must not lead into it.
 */
export function GoOn({ to, name, byItself }: { to: string; name: string; byItself: string }) {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      clearTimeout(timer);
      if (!document.hidden) timer = setTimeout(() => location.replace(to), readMs);
    };
    wait();
    document.addEventListener("visibilitychange", wait);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", wait);
    };
  }, [to]);
  return (
    <div className="grid gap-2">
      <a href={to} className={buttonClass("primary", "w-full text-lg md:w-auto md:min-w-60 md:justify-self-start")}>
        {name}
      </a>
      <p className="text-sm text-ink-3">{byItself}</p>
    </div>
  );
}

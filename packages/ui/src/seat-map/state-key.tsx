import type { ReactElement } from "react";
import type { SeatMapMessages } from "./messages.ts";

/** What the shapes on the map mean. */
export function StateKey({ messages }: { messages: SeatMapMessages }) {
  const shapes: [string, ReactElement][] = [
    [messages.free, <circle key="free" cx="8" cy="8" r="6" fill="currentColor" className="text-ink-2" />],
    [
      messages.mine,
      <g key="mine" fill="none" stroke="currentColor">
        <circle cx="8" cy="8" r="7.2" strokeWidth="1.2" />
        <circle cx="8" cy="8" r="5.4" fill="currentColor" stroke="none" />
        <path d="M5.6 8.2 7.4 10 10.6 6.4" className="text-paper" stroke="currentColor" strokeWidth="1.5" />
      </g>,
    ],
    [
      messages.held,
      <circle
        key="held"
        cx="8"
        cy="8"
        r="5.4"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        className="text-ink-3"
      />,
    ],
    [
      messages.sold,
      <path
        key="sold"
        d="M5.4 5.4 10.6 10.6M10.6 5.4 5.4 10.6"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        className="text-ink-3"
      />,
    ],
    [
      messages.notForSale,
      <circle
        key="none"
        cx="8"
        cy="8"
        r="5.6"
        fill="none"
        stroke="currentColor"
        strokeWidth="1"
        className="text-line"
      />,
    ],
  ];
  return (
    <ul className="flex shrink-0 flex-wrap gap-x-4 gap-y-1 px-3 py-2 text-xs text-ink-2">
      {shapes.map(([name, shape]) => (
        <li key={name} className="flex shrink-0 items-center gap-1.5">
          <svg aria-hidden="true" width="16" height="16" viewBox="0 0 16 16">
            {shape}
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}

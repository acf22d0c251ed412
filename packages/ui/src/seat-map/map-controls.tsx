import { Icon } from "../icons/icon.tsx";
import type { SeatMapMessages } from "./messages.ts";
import type { View, ViewState } from "./view.ts";

const button =
  "grid size-11 place-items-center bg-sheet text-ink hover:bg-sunk disabled:text-ink-3 disabled:opacity-60 focus-visible:z-10";

/** Closer, further, everything. */
export function MapControls({
  view,
  state,
  messages,
}: {
  view: { readonly current: View | null };
  state: ViewState;
  messages: SeatMapMessages;
}) {
  return (
    <div className="absolute right-3 bottom-3 flex flex-col divide-y divide-line overflow-hidden rounded-control border border-line shadow-sm">
      <button
        type="button"
        className={button}
        aria-label={messages.zoomIn}
        disabled={state.closest}
        onClick={() => view.current?.zoomSoftly(1.8)}
      >
        <Icon name="plus" />
      </button>
      <button
        type="button"
        className={button}
        aria-label={messages.zoomOut}
        disabled={state.whole}
        onClick={() => view.current?.zoomSoftly(1 / 1.8)}
      >
        <Icon name="minus" />
      </button>
      <button
        type="button"
        className={button}
        aria-label={messages.whole}
        disabled={state.whole}
        onClick={() => view.current?.showWhole()}
      >
        <svg
          aria-hidden="true"
          width="20"
          height="20"
          viewBox="0 0 24 24"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.75"
        >
          <path d="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5" strokeLinecap="round" strokeLinejoin="round" />
        </svg>
      </button>
    </div>
  );
}

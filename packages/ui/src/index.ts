/** The design system of the three apps. It knows neither the platform's data nor Next: plain values in, elements out. */
export { Button, type ButtonTone, buttonClass } from "./button.tsx";
export { Countdown } from "./countdown.tsx";
export { EmptyState } from "./empty-state.tsx";
export { ErrorNote } from "./error-note.tsx";
export { Field } from "./field.tsx";
export { hundredthsOf } from "./hundredths.ts";
export { Icon, type IconName } from "./icons/icon.tsx";
export type { Locale } from "./locale.ts";
export { formatMoney, Money } from "./money.tsx";
export { motifNames } from "./poster/motif.ts";
export { Poster } from "./poster/poster.tsx";
export { type PosterSpec, posterGround } from "./poster/poster-svg.ts";
export { ProgressBar } from "./progress-bar.tsx";
export { formatShowDay, formatShowDays, formatShowTime, ShowTime } from "./show-time.tsx";
export { Skeleton } from "./skeleton.tsx";

import { type IconName, paths } from "./paths.ts";

export type { IconName };

/** An icon of the set, drawn with a 1.75 px line in the text's colour. Decoration, unless `title` names it. */
export function Icon({
  name,
  size = 20,
  title,
  className = "",
}: {
  name: IconName;
  size?: number;
  title?: string;
  className?: string;
}) {
  const drawing = paths[name].map((d) => <path key={d} d={d} />);
  const shape = {
    width: size,
    height: size,
    viewBox: "0 0 24 24",
    fill: "none",
    stroke: "currentColor",
    strokeWidth: 1.75,
    strokeLinecap: "round",
    strokeLinejoin: "round",
    className,
  } as const;
  if (!title)
    return (
      <svg {...shape} aria-hidden="true">
        {drawing}
      </svg>
    );
  return (
    <svg {...shape} role="img">
      <title>{title}</title>
      {drawing}
    </svg>
  );
}

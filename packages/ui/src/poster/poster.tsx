import { type PosterSpec, type PosterText, posterGround, posterSvg } from "./poster-svg.ts";

/**
 * A show's poster, three wide to four high. With `href` the picture is fetched (an app serves posterSvg there and lets it be cached),
 * without it is drawn into the page. `alt` names the show; leave it empty where the name stands beside it.
 */
export function Poster({
  spec,
  text,
  href,
  alt = "",
  eager = false,
  className = "",
}: {
  spec: PosterSpec;
  text?: PosterText;
  href?: string;
  alt?: string;
  eager?: boolean;
  className?: string;
}) {
  const source = href ?? `data:image/svg+xml,${encodeURIComponent(posterSvg(spec, text))}`;
  return (
    <img
      src={source}
      alt={alt}
      width={300}
      height={400}
      loading={eager ? "eager" : "lazy"}
      decoding="async"
      className={`block aspect-3/4 h-auto w-full object-cover ${className}`}
      style={{ backgroundColor: posterGround(spec).ground }}
    />
  );
}

/**
 * The path on this site that `next` names, for going on after a login; "/" for everything else.
 * Browsers read "//host" and "/\host" as another site and drop tabs and line ends, so none of these pass.
 */
export function sameSitePath(next: unknown): string {
  if (typeof next !== "string" || next.length > 1_000 || !/^\/(?![/\\])[^\s\\]*$/.test(next)) return "/";
  const here = "http://here.invalid";
  if (!URL.canParse(next, here)) return "/";
  const url = new URL(next, here);
  // "/.//host" is a path of ours that comes out as "//host" once it is made canonical.
  if (url.origin !== here || url.pathname.startsWith("//") || url.pathname === "/login") return "/";
  return `${url.pathname}${url.search}${url.hash}`;
}

/** The login page that leads back to `path`. */
export function loginPath(path: string): string {
  const next = sameSitePath(path);
  return next === "/" ? "/login" : `/login?next=${encodeURIComponent(next)}`;
}

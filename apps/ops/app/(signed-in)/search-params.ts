/** What stands behind the question mark of a page's address. */
export type Search = Promise<Record<string, string | string[] | undefined>>;

/** One of them; undefined when it is missing, empty, or there twice. */
export function textOf(asked: Awaited<Search>, name: string): string | undefined {
  const value = asked[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

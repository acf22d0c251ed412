/** Query parameters as Next gives them to a page. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** One parameter as a text; undefined when it is missing or given more than once. */
export function only(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The parameter when it looks like one of our ids. */
export function onlyId(value: string | string[] | undefined): string | undefined {
  const text = only(value);
  return text && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? text : undefined;
}

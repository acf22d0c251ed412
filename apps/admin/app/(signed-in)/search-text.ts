/** A page's address behind its question mark. */
export type SearchValues = Record<string, string | string[] | undefined>;

/** What an address says under a name; undefined where it says nothing, or more than one thing. */
export const textIn = (given: SearchValues) => (name: string) =>
  typeof given[name] === "string" && given[name] !== "" ? given[name] : undefined;

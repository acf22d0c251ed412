/**
 * Search: finding events.
 *
 * Owns the Typesense collections behind one alias (no table, no key). MySQL has the facts; all of it can be built anew from there.
 * Promises: results follow a committed change of an event (`catalogue/event.changed`) within seconds; a rebuild leaves no gap;
 * with Typesense away people still find by plain words, and are told that the answer is degraded.
 */
export { type Find, type Found, find } from "./find.ts";
export type { FoundEvent } from "./found-event.ts";
export type { Highlighted } from "./highlight.ts";
export { requestRebuild } from "./jobs.ts";
export { openSearchIndex, type SearchIndex } from "./search-index.ts";
export { type Suggestion, suggest } from "./suggest.ts";

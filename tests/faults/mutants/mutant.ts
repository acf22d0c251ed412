import type { Counter } from "../audit/audit.ts";
import type { Size } from "../size.ts";

/** A piece of a file and what stands in its place. `from` must be there exactly once. */
export interface Edit {
  /** From the repo's root. */
  file: string;
  from: string;
  to: string;
}

/**
 * The product, broken in one way. Where two guards stand behind one another the other one is off as well, or the break would not show.
 */
export interface Mutant {
  name: string;
  /** What the audit must find something of. */
  counter: Counter;
  edits: Edit[];
  /** The sale in which it shows. */
  drill: Size;
}

/** CEL, the language of Inngest's `if`, `match`, idempotency and concurrency keys. */
import { parse } from "@marcbachmann/cel-js";

type Scope = { event: unknown; async?: unknown };
type Compiled = (scope: Scope) => unknown;

const compiled = new Map<string, Compiled>();

/** Parses the expression, throws if it is not CEL. What was parsed is remembered: there are as many as in the code. */
export function compile(expression: string): Compiled {
  let known = compiled.get(expression);
  if (!known) {
    if (compiled.size > 5000) compiled.clear(); // an `if` with ids written into it is a new expression each time
    known = parse(expression) as unknown as Compiled;
    compiled.set(expression, known);
  }
  return known;
}

/** Whether the expression holds. A field that is not there, or types that do not compare, mean no. */
export function holds(expression: string, scope: Scope): boolean {
  try {
    return compile(expression)(scope) === true;
  } catch {
    return false;
  }
}

/** The expression's value as text, for keys; undefined when it has none. */
export function keyOf(expression: string, scope: Scope): string | undefined {
  try {
    const value = compile(expression)(scope);
    if (value === undefined || value === null) return undefined;
    return typeof value === "string" ? value : JSON.stringify(value, (_, v) => (typeof v === "bigint" ? Number(v) : v));
  } catch {
    return undefined;
  }
}

/** What an arriving event must carry for an expression to have a chance: `path` of the event equals `value` (JSON). */
export interface Needed {
  path: string;
  value: string;
}

const PATH = String.raw`[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*`;
const EITHER_WAY = new RegExp(
  String.raw`^\s*(?:async\.(${PATH})\s*==\s*event\.(${PATH})|event\.(${PATH})\s*==\s*async\.(${PATH}))\s*$`,
);
const LITERAL = new RegExp(String.raw`^\s*async\.(${PATH})\s*==\s*("[^"\\]*"|'[^'\\]*'|-?\d+)\s*$`);

/**
 * The equality that decides most expressions (`event.data.id == async.data.id`, also as one part of an `&&`), so that an
 * event looks up the few runs that wait for its id and not all that wait for its name. Undefined when there is none.
 */
export function needed(expression: string, event: unknown): Needed | undefined {
  if (/\|\||[?!(]/.test(expression)) return undefined;
  for (const part of expression.split("&&")) {
    const pair = EITHER_WAY.exec(part);
    if (pair) {
      const value = JSON.stringify(at(event, (pair[2] ?? pair[3]) as string));
      if (value !== undefined) return { path: (pair[1] ?? pair[4]) as string, value };
    }
    const literal = LITERAL.exec(part);
    if (literal) {
      const text = literal[2] as string;
      const value = /^["']/.test(text) ? JSON.stringify(text.slice(1, -1)) : JSON.stringify(Number(text));
      return { path: literal[1] as string, value };
    }
  }
  return undefined;
}

/** The value at a dotted path, undefined when something on the way is missing. */
export function at(value: unknown, path: string): unknown {
  let here = value;
  for (const key of path.split(".")) {
    if (here === null || typeof here !== "object") return undefined;
    here = (here as Record<string, unknown>)[key];
  }
  return here;
}

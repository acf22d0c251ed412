/** What is due when: a heap in memory and one timer for its first entry. Nothing polls. */

export interface Timed {
  id: number;
  due: number;
  /** Set when it is no longer wanted; it is dropped when its time comes. */
  gone: boolean;
}

export interface DueQueue<T extends Timed> {
  add(entry: T): void;
  stop(): void;
}

/** Timers of Node hold 31 bits of milliseconds; an hour is enough to look again. */
const LONGEST = 3_600_000;
const AT_ONCE = 500;

/** Calls `fire` with entries that are due by `now`, soonest first; never inside `add`, so a caller's transaction ends first. */
export function createDueQueue<T extends Timed>(now: () => number, fire: (entries: T[]) => void): DueQueue<T> {
  const heap: T[] = [];
  let timer: NodeJS.Timeout | undefined;
  let soon: NodeJS.Immediate | undefined;
  let armedFor = Number.POSITIVE_INFINITY;

  function arm(): void {
    const first = heap[0];
    if (!first || soon || first.due >= armedFor) return;
    clearTimeout(timer);
    armedFor = first.due;
    const wait = first.due - now();
    if (wait <= 0) soon = setImmediate(drain);
    else timer = setTimeout(drain, Math.min(wait, LONGEST));
  }

  function drain(): void {
    soon = undefined;
    armedFor = Number.POSITIVE_INFINITY;
    const due: T[] = [];
    const time = now();
    while (heap[0] && heap[0].due <= time && due.length < AT_ONCE) {
      const entry = pop(heap);
      if (entry && !entry.gone) due.push(entry);
    }
    if (due.length > 0) fire(due);
    arm();
  }

  return {
    add(entry) {
      push(heap, entry);
      arm();
    },
    stop() {
      clearTimeout(timer);
      if (soon) clearImmediate(soon);
      heap.length = 0;
    },
  };
}

function before(a: Timed, b: Timed): boolean {
  return a.due < b.due || (a.due === b.due && a.id < b.id);
}

function push<T extends Timed>(heap: T[], entry: T): void {
  let at = heap.length;
  heap.push(entry);
  while (at > 0) {
    const above = (at - 1) >> 1;
    const parent = heap[above] as T;
    if (!before(entry, parent)) break;
    heap[at] = parent;
    at = above;
  }
  heap[at] = entry;
}

function pop<T extends Timed>(heap: T[]): T | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (!last || heap.length === 0) return first;
  let at = 0;
  for (;;) {
    let child = at * 2 + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && before(heap[child + 1] as T, heap[child] as T)) child += 1;
    if (!before(heap[child] as T, last)) break;
    heap[at] = heap[child] as T;
    at = child;
  }
  heap[at] = last;
  return first;
}

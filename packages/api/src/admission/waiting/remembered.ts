/** Something from outside that a process remembers for a moment, so that asking for it costs nothing. */
export interface Remembered<T> {
  /** What is remembered, if it is fresh; while it is still good, the old one and a new one is fetched beside; else a promise of a new one. */
  get(): T | Promise<T>;
  /** A new one in any case; who asks at the same time shares it. */
  fetch(): Promise<T>;
  forget(): void;
}

/** Remembers what `load` gives: for `freshMs` without a question, for `goodMs` when it cannot be had anew. After that the failure is heard. */
export function remembered<T>(load: () => Promise<T>, o: { freshMs: number; goodMs: number }): Remembered<T> {
  let known: { value: T; at: number } | undefined;
  let coming: Promise<T> | undefined;

  function fetch(): Promise<T> {
    if (coming) return coming;
    const at = performance.now();
    const mine = load().then(
      (value) => {
        // One that was forgotten while it came tells of before.
        if (coming === mine) [known, coming] = [{ value, at }, undefined];
        return value;
      },
      (error) => {
        if (coming === mine) coming = undefined;
        throw error;
      },
    );
    coming = mine;
    return mine;
  }

  return {
    get() {
      const age = known ? performance.now() - known.at : Number.POSITIVE_INFINITY;
      if (known && age < o.freshMs) return known.value;
      const fetched = fetch();
      if (!known || age >= o.goodMs) return fetched;
      fetched.catch(() => undefined);
      return known.value;
    },
    fetch,
    forget() {
      known = undefined;
      coming = undefined;
    },
  };
}

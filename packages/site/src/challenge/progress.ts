/** How far the challenge that is being solved is, from 0 to 1; undefined when there is none. For a page to show, with useSyncExternalStore. */
let part: number | undefined;
const listeners = new Set<() => void>();

/** Says how far the work is; undefined when it is done. */
export function tellProgress(now: number | undefined): void {
  part = now;
  for (const listener of listeners) listener();
}

/** What is shown: the store of this page. */
export const challengeProgress = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: () => part,
};

/** Tasks that start as soon as what they need is done, as many at a time as that allows. */

/** An empty plan. */
export function makePlan() {
  const tasks: Promise<unknown>[] = [];
  return {
    /** Adds work that begins when all of `after` is done; when one of them fails it never begins and fails as well. */
    task<T>(after: Promise<unknown>[], work: () => Promise<T>): Promise<T> {
      const result = Promise.all(after).then(work);
      // Its failure is told by `done`; until somebody asks, Node must not take it for one nobody handles.
      result.catch(() => {});
      tasks.push(result);
      return result;
    },
    /** Done when every task is; fails with the first failure, at once. */
    done: async (): Promise<void> => void (await Promise.all(tasks)),
  };
}

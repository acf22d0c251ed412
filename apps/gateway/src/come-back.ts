/**
 * When those who are turned away should come back. Were it always in a few seconds, a crowd that is turned away would come back as a crowd, and hearing "busy" again and
 * again would take the time in which they could have been served. So the time grows with the square of how many are turned away for each call that is answered, and is
 * drawn evenly over it: who is one of few comes back soon, before those who come after him have everything; of a great crowd about as many come back a second as can be served.
 */
export interface ComeBack {
  /** Counts one who is turned away; answers after how many whole seconds he should come back. */
  turnedAway(): number;
  /** Counts a call that was answered. */
  answered(): void;
  /** A tenth of a second has passed. */
  tick(): void;
}

export const longestWaitSeconds = 30;
/** What a tick leaves of what was counted before it: about a second is remembered. */
const kept = 0.9;
/** Its multiples, less the whole part, are spread evenly however many there are (the golden ratio). */
const step = 0.618_033_988_749_895;

export function comeBack(): ComeBack {
  let [turned, answered, drawn] = [0, 0, 0];
  return {
    turnedAway() {
      turned += 1;
      drawn = (drawn + step) % 1;
      // At least three, so that a few who are turned away together do not come back together.
      const spread = Math.min(longestWaitSeconds, Math.max(3, (turned / Math.max(1, answered)) ** 2));
      return 1 + Math.floor(drawn * spread);
    },
    answered() {
      answered += 1;
    },
    tick() {
      turned *= kept;
      answered *= kept;
    },
  };
}

/** What a process hears, and everything it still had in hand, when it has died. */
export class Died extends Error {}

/** The points of a story, told from first to last, and the one at which the process dies; without one it lives. */
export interface Fate {
  dieAt: string | undefined;
  died: boolean;
  /** The points passed, each by its name and how often that was passed before. */
  passed: string[];
}

/** One life of a process: whatever it does to the outside goes through here, and after its death nothing does. */
export interface Life {
  readonly dead: boolean;
  /** A moment in which it may die. */
  point(name: string): void;
  /** Does something to the outside, with a point before and one after it. */
  effect<T>(name: string, work: () => Promise<T>): Promise<T>;
}

export function newFate(dieAt?: string): Fate {
  return { dieAt, died: false, passed: [] };
}

/** A new life under this fate; once one has died there, the next ones live on. */
export function newLife(fate: Fate): Life {
  let dead = false;
  const life: Life = {
    get dead() {
      return dead;
    },
    point(name) {
      if (dead) throw new Died(`dead before ${name}`);
      if (fate.died) return;
      const id = `${name} (${fate.passed.filter((one) => one.startsWith(`${name} (`)).length + 1})`;
      fate.passed.push(id);
      if (id !== fate.dieAt) return;
      fate.died = true;
      dead = true;
      throw new Died(id);
    },
    async effect(name, work) {
      life.point(`before ${name}`);
      const result = await work();
      life.point(`after ${name}`);
      return result;
    },
  };
  return life;
}
